/** The only code that knows Undertow: framing, bodies, answers, connections. */
@NullMarked
package io.devicedeletions.adapters.http.internal.server;

import org.jspecify.annotations.NullMarked;
