/** The console in a real browser, on the packaged jar with a real store: what an operator sees. */
@NullMarked
package io.devicedeletions.bootstrap.console;

import org.jspecify.annotations.NullMarked;
