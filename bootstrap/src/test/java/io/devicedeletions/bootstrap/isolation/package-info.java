/** Tenants side by side on a real server and store: none notices another. */
@NullMarked
package io.devicedeletions.bootstrap.isolation;

import org.jspecify.annotations.NullMarked;
