package io.devicedeletions.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Takes a store and a model through the same steps, and compares them after each. */
final class RemovalHistory {

  private final StoreUnderTest store;
  private final Vector<TenantId> tenants;
  private final SampleBatches batches = new SampleBatches();
  private final RemovalModel model = new RemovalModel();
  private Vector<DeletionBatch> scheduled = Vector.empty();

  RemovalHistory(StoreUnderTest store, Vector<TenantId> tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  void take(HistoryStep step) {
    if (step instanceof HistoryStep.Register register) {
      register(register);
    } else if (step instanceof HistoryStep.Schedule schedule) {
      schedule(schedule);
    } else if (step instanceof HistoryStep.Settle settle) {
      settle(settle.tenant());
    }
    compareWithModel();
  }

  /** Settles whatever is still due, and compares the records of every batch. */
  void finish() {
    tenants.forEach(this::drain);
    compareWithModel();
    scheduled.forEach(batch -> assertThat(recorded(batch)).isEqualTo(model.outcomes(batch.id())));
  }

  /** How many lines ended so. */
  int count(RemovalOutcome outcome) {
    return scheduled
        .flatMap(batch -> Vector.ofAll(model.outcomes(batch.id()).values()))
        .count(outcome::equals);
  }

  private void register(HistoryStep.Register step) {
    store
        .deviceInventory()
        .register(step.tenant(), Vector.of(SampleDevices.onRecord(step.device())));
    model.register(step.tenant(), step.device());
  }

  private void schedule(HistoryStep.Schedule step) {
    DeletionBatch batch = batches.of(step.tenant(), step.lines());
    store.deletionQueue().enqueue(batch, Grace.NONE);
    model.schedule(batch);
    scheduled = scheduled.append(batch);
  }

  private void settle(TenantId tenant) {
    boolean hadWork = model.hasWork(tenant);
    Seq<Settlement> settled = Claims.settle(store.dueDeletions(), tenant);
    assertThat(settled.nonEmpty()).as("something was claimed").isEqualTo(hadWork);
    assertThat(settled.map(RemovalModel::describe))
        .containsExactlyInAnyOrderElementsOf(model.settleOldest(tenant, settled.size()));
  }

  private void drain(TenantId tenant) {
    while (model.hasWork(tenant)) {
      settle(tenant);
    }
  }

  private void compareWithModel() {
    tenants.forEach(tenant -> assertThat(inventory(tenant)).isEqualTo(model.inventory(tenant)));
    assertThat(Claims.tenants(store.dueDeletions()))
        .containsExactlyInAnyOrderElementsOf(tenants.filter(model::hasWork));
  }

  private Map<String, String> inventory(TenantId tenant) {
    Map<String, String> namesByUid = new LinkedHashMap<>();
    store
        .deviceInventory()
        .forEach(
            tenant, known -> namesByUid.put(known.uid().toString(), known.device().name().value()));
    return namesByUid;
  }

  private Map<Integer, RemovalOutcome> recorded(DeletionBatch batch) {
    Map<Integer, RemovalOutcome> recorded = new TreeMap<>();
    store
        .deletionRecords()
        .ofBatch(batch.origin().tenant(), batch.id())
        .forEach(
            settled ->
                assertThat(recorded.put(settled.line().line(), settled.outcome()))
                    .as("an earlier record of the same line")
                    .isNull());
    return recorded;
  }
}
