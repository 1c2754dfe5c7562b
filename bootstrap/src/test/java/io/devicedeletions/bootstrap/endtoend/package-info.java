/** The packaged jar as a process: what its users meet, and nothing less. */
@NullMarked
package io.devicedeletions.bootstrap.endtoend;

import org.jspecify.annotations.NullMarked;
