package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.history.DeadQuery;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The lines that were given up. Implementations are thread-safe. */
public interface DeadDeletions {

  /**
   * A tenant's dead lines, the oldest first.
   *
   * @param atMost how many, at least 1
   */
  Seq<DeadLine> oldest(TenantId tenant, int atMost);

  /**
   * Makes a tenant's oldest dead lines due again, as if they had never been tried, and writes down
   * who wanted it, in one transaction. Lines that somebody else requeues at this moment are left to
   * them.
   *
   * @param atMost how many, at least 1
   * @return how many were requeued
   */
  int requeueOldest(TenantId tenant, int atMost, Requester requester);

  /**
   * A tenant's dead lines page by page, the oldest first: by the time when they were given up, then
   * batch id and line.
   */
  Page<DeadLine, RecordPlace> list(TenantId tenant, DeadQuery query);

  /**
   * Makes single dead lines due again, like {@link #requeueOldest}.
   *
   * @param lines which; those that are not dead, or another tenant's, are left out
   * @return those that were requeued, by batch id and line
   */
  Vector<LineKey> requeue(TenantId tenant, Seq<LineKey> lines, Requester requester);
}
