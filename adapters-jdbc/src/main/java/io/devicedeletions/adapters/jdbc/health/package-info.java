/** How a store is, told in numbers for whoever watches over it. */
@NullMarked
package io.devicedeletions.adapters.jdbc.health;

import org.jspecify.annotations.NullMarked;
