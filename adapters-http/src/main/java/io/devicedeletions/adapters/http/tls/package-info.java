/** Certificate and key for HTTPS, for those without a proxy in front. */
@NullMarked
package io.devicedeletions.adapters.http.tls;

import org.jspecify.annotations.NullMarked;
