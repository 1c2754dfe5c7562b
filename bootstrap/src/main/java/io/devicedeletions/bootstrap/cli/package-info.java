/** The command line: one class a command, and what they share. */
@NullMarked
package io.devicedeletions.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
