/** A JDBC driver that halts the process, or sabotages it, at a chosen step. */
@NullMarked
package io.devicedeletions.bootstrap.campaign.fault;

import org.jspecify.annotations.NullMarked;
