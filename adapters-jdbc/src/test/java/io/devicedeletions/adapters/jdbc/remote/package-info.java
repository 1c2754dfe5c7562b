/** A small inventory behind HTTP, all that may go wrong with it, and proof that nothing does. */
@NullMarked
package io.devicedeletions.adapters.jdbc.remote;

import org.jspecify.annotations.NullMarked;
