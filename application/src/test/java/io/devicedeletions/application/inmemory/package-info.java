/**
 * The contracts, run by the store in memory from outside their package, as any other store does.
 */
@NullMarked
package io.devicedeletions.application.inmemory;

import org.jspecify.annotations.NullMarked;
