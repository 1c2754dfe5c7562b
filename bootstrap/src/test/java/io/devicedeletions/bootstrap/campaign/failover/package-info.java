/** Two PostgreSQL servers, one following the other, and what becomes of the work when one dies. */
@NullMarked
package io.devicedeletions.bootstrap.campaign.failover;

import org.jspecify.annotations.NullMarked;
