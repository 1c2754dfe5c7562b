/** A way to PostgreSQL that can be cut, held up and slowed down. */
@NullMarked
package io.devicedeletions.bootstrap.campaign.proxy;

import org.jspecify.annotations.NullMarked;
