/** Clients that ask for deletions and write the ledger. */
@NullMarked
package io.devicedeletions.bootstrap.campaign.load;

import org.jspecify.annotations.NullMarked;
