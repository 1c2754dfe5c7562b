/** The published operation: from the head of a request to its answer. */
@NullMarked
package io.devicedeletions.adapters.http.internal.deletions;

import org.jspecify.annotations.NullMarked;
