/**
 * Faults of every kind on real server processes under load, and a checker that says whether a
 * promise was broken; see docs/reliability.md.
 */
@NullMarked
package io.devicedeletions.bootstrap.campaign;

import org.jspecify.annotations.NullMarked;
