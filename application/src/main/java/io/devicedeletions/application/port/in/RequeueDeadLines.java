package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Gives single lines that were given up another chance. Thread-safe. */
@FunctionalInterface
public interface RequeueDeadLines {

  /**
   * Makes them due again, with all their attempts before them.
   *
   * @param lines which; those that are not dead, or another tenant's, are left out
   * @return those that were requeued, by batch id and line
   * @throws RuntimeException if the store cannot commit; repeating it is harmless
   */
  Vector<LineKey> requeue(TenantId tenant, Seq<LineKey> lines, Requester requester);
}
