/** The description that the API serves of itself. */
@NullMarked
package io.devicedeletions.adapters.http.internal.document;

import org.jspecify.annotations.NullMarked;
