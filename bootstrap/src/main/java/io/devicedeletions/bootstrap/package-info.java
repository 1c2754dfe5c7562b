/** The executable: reads options, puts the modules together, and runs one command. */
@NullMarked
package io.devicedeletions.bootstrap;

import org.jspecify.annotations.NullMarked;
