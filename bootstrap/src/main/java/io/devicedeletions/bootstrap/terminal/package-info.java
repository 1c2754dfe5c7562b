/** What a person at a terminal sees besides results. */
@NullMarked
package io.devicedeletions.bootstrap.terminal;

import org.jspecify.annotations.NullMarked;
