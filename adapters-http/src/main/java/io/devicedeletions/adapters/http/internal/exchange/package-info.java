/** One request and its answer, without the server's technology. */
@NullMarked
package io.devicedeletions.adapters.http.internal.exchange;

import org.jspecify.annotations.NullMarked;
