/**
 * The ports as far as they are the same on every database. Where databases differ they ask a {@link
 * io.devicedeletions.adapters.jdbc.internal.Dialect}.
 */
@NullMarked
package io.devicedeletions.adapters.jdbc.internal;

import org.jspecify.annotations.NullMarked;
