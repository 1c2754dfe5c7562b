/** JSON as the contract wants it: strict when read, plain when written. */
@NullMarked
package io.devicedeletions.adapters.http.internal.json;

import org.jspecify.annotations.NullMarked;
