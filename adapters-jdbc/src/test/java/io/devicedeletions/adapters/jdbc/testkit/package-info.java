/** Stores on real databases for tests: nothing to install, nothing left behind. */
@NullMarked
package io.devicedeletions.adapters.jdbc.testkit;

import org.jspecify.annotations.NullMarked;
