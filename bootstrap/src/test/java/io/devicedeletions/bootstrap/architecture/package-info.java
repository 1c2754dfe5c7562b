/** Who may know whom, checked; and the fixtures that show that the checks can fail. */
@NullMarked
package io.devicedeletions.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
