/** What a caller can ask for: one use case an interface, one method, a verb. */
@NullMarked
package io.devicedeletions.application.port.in;

import org.jspecify.annotations.NullMarked;
