/**
 * Overload and slow clients against a packaged server, with a well-meaning client beside them; run
 * by {@code .ci/overload}, described in {@code docs/overload.md}.
 */
@NullMarked
package io.devicedeletions.bootstrap.overload;

import org.jspecify.annotations.NullMarked;
