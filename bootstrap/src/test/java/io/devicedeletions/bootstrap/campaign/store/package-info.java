/** What stands in the database, read past the service. */
@NullMarked
package io.devicedeletions.bootstrap.campaign.store;

import org.jspecify.annotations.NullMarked;
