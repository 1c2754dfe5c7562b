/** The development issuer's token endpoint. */
@NullMarked
package io.devicedeletions.adapters.http.internal.issuer;

import org.jspecify.annotations.NullMarked;
