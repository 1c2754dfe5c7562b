/** How an operator sees what was given up. */
@NullMarked
package io.devicedeletions.bootstrap.dead;

import org.jspecify.annotations.NullMarked;
