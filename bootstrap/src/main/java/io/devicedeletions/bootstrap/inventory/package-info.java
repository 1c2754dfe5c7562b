/** The inventory as CSV files. */
@NullMarked
package io.devicedeletions.bootstrap.inventory;

import org.jspecify.annotations.NullMarked;
