/** Bearer tokens: how they are verified, and two ways to have some without an identity provider. */
@NullMarked
package io.devicedeletions.adapters.http.token;

import org.jspecify.annotations.NullMarked;
