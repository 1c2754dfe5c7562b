/** The one-minute tour. */
@NullMarked
package io.devicedeletions.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
