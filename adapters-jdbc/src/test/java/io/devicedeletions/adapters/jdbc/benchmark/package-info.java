/** Measurements that are run by hand; docs/figures.md tells how. */
@NullMarked
package io.devicedeletions.adapters.jdbc.benchmark;

import org.jspecify.annotations.NullMarked;
