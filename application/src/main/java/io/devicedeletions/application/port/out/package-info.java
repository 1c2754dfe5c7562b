/** What the use cases need from outside, named by role. */
@NullMarked
package io.devicedeletions.application.port.out;

import org.jspecify.annotations.NullMarked;
