/** What the tests of this module are written with, and others' tests may be. */
@NullMarked
package io.devicedeletions.adapters.http.testkit;

import org.jspecify.annotations.NullMarked;
