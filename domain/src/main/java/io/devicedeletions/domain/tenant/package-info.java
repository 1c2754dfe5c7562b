/** Who asks: tenant, requester, request. */
@NullMarked
package io.devicedeletions.domain.tenant;

import org.jspecify.annotations.NullMarked;
