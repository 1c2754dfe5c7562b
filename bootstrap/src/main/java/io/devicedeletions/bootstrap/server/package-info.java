/** The running server: its parts, their order of start and stop. */
@NullMarked
package io.devicedeletions.bootstrap.server;

import org.jspecify.annotations.NullMarked;
