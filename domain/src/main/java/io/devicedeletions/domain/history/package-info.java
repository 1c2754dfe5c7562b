/** What became of batches and devices, as it is told to those who ask. */
@NullMarked
package io.devicedeletions.domain.history;

import org.jspecify.annotations.NullMarked;
