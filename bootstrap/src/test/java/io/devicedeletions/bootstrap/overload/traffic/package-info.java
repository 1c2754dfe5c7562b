/** What clients send and get, well-meaning ones and others. */
@NullMarked
package io.devicedeletions.bootstrap.overload.traffic;

import org.jspecify.annotations.NullMarked;
