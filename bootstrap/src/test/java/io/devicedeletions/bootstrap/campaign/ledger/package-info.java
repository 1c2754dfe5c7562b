/** What was asked of the service, and what it answered. */
@NullMarked
package io.devicedeletions.bootstrap.campaign.ledger;

import org.jspecify.annotations.NullMarked;
