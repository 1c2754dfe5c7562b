package io.devicedeletions.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.tenant.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Holds what a store has of a tenant against the model. */
final class EngineComparison {

  private final StoreUnderTest store;
  private final TenantId tenant;
  private final EngineModel model;

  EngineComparison(StoreUnderTest store, TenantId tenant, EngineModel model) {
    this.store = store;
    this.tenant = tenant;
    this.model = model;
  }

  /** Everything. */
  void compareAll() {
    model.changed.addAll(model.batches.keySet());
    compare();
  }

  /** Everything, but of the records those alone that should have changed. */
  void compare() {
    assertThat(inventory()).as("inventory of %s", tenant).isEqualTo(model.namesByUid);
    assertThat(store.pendingDeletions().count(tenant, Integer.MAX_VALUE))
        .as("pending of %s", tenant)
        .isEqualTo(model.pending());
    assertThat(dead(store, tenant)).as("dead of %s", tenant).isEqualTo(model.dead);
    model.changed.forEach(
        id -> {
          assertThat(records(id)).as("records of batch %s", id).isEqualTo(model.records(id));
          assertThat(EngineProgress.told(store, tenant, id))
              .as("progress of batch %s", id)
              .isEqualTo(EngineProgress.expected(model, id));
        });
    model.changed.clear();
  }

  private Map<String, String> inventory() {
    Map<String, String> namesByUid = new LinkedHashMap<>();
    store
        .deviceInventory()
        .forEach(
            tenant, known -> namesByUid.put(known.uid().toString(), known.device().name().value()));
    return namesByUid;
  }

  private Map<Integer, String> records(String batch) {
    Map<Integer, String> records = new TreeMap<>();
    store
        .deletionRecords()
        .ofBatch(tenant, new BatchId(UUID.fromString(batch)))
        .forEach(
            settled ->
                assertThat(
                        records.put(
                            settled.line().line(), settled.outcome() + " " + settled.attempts()))
                    .as("an earlier record of the same line")
                    .isNull());
    return records;
  }

  static Set<String> dead(StoreUnderTest store, TenantId tenant) {
    Set<String> dead = new TreeSet<>();
    store
        .deadDeletions()
        .oldest(tenant, Integer.MAX_VALUE)
        .forEach(
            line ->
                dead.add(
                    EngineModel.describe(line.batch().toString(), line.line(), line.attempts())));
    return dead;
  }

  /** Chance decides when a line is tried again, within what the model knows. */
  static void compareLookAhead(DueWork work, Map<TenantId, EngineModel> models, int now) {
    models.forEach(
        (tenant, model) -> {
          boolean isListed = work.tenants().exists(due -> due.tenant().equals(tenant));
          assertThat(isListed)
              .as("%s has due work", tenant)
              .isIn(
                  !model.paused && model.hasWorkFor(now),
                  !model.paused && model.mayHaveWorkFor(now));
          if (isListed) {
            assertThat(work.tenants()).contains(new DueTenant(tenant, model.weight));
          }
        });
    assertThat(work.nextDueIn().isDefined())
        .as("work to come")
        .isIn(
            models.values().stream().anyMatch(model -> isToCome(model, model.mayHaveWorkFor(now))),
            models.values().stream().anyMatch(model -> isToCome(model, model.hasWorkFor(now))));
  }

  private static boolean isToCome(EngineModel model, boolean isDue) {
    return !model.paused && !model.parts.isEmpty() && !isDue;
  }
}
