package io.devicedeletions.adapters.jdbc.testkit;

import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.application.service.DeviceDeletions;
import io.devicedeletions.application.service.RemovalWorkers;
import io.devicedeletions.application.service.WorkerSettings;
import io.devicedeletions.application.testkit.SequentialBatchIds;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.Grace;
import jakarta.validation.Validator;
import java.lang.reflect.Proxy;

/** A node's real workers. Stateless and thread-safe. */
public final class NodeWorkers {

  private NodeWorkers() {}

  /**
   * Starts them on a store.
   *
   * @param dueDeletions the store's, or what stands before them
   */
  public static RemovalWorkers start(
      JdbcStore store,
      DueDeletions dueDeletions,
      BatchLimit limit,
      int count,
      RemovalListener listener) {
    return new DeviceDeletions(
            new DeviceDeletions.Ports(
                store.tenants(),
                store.queue(),
                store.pending(),
                store.cancellable(),
                store.dead(),
                dueDeletions,
                new DeviceDeletions.History(
                    store.tracked(), store.records(), store.forecast(), store.activity()),
                new SequentialBatchIds(),
                listener),
            limit,
            Grace.NONE,
            validatorOfNothing())
        .startWorkers(WorkerSettings.of(count));
  }

  /** Only commands are validated, and there are none. */
  private static Validator validatorOfNothing() {
    return (Validator)
        Proxy.newProxyInstance(
            NodeWorkers.class.getClassLoader(),
            new Class<?>[] {Validator.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
