package io.devicedeletions.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.testkit.EngineModel.Batch;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.Retention;
import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Lets a model forget what a store has pruned. Records may go a day late, as some stores forget
 * them by the day: as far as that decides, the model follows.
 */
final class EnginePruning {

  private static final int KEPT_MINUTES = 2 * 24 * 60;
  private static final int CERTAINLY_GONE_MINUTES = KEPT_MINUTES + 24 * 60;

  /** It ends between two minutes, so that a history may take its time. */
  static final Retention RETENTION = Retention.of(Duration.ofMinutes(KEPT_MINUTES).plusSeconds(30));

  private final StoreUnderTest store;
  private final TenantId tenant;
  private final EngineModel model;

  EnginePruning(StoreUnderTest store, TenantId tenant, EngineModel model) {
    this.store = store;
    this.tenant = tenant;
    this.model = model;
  }

  void follow(int now, EngineTally tally) {
    for (Batch batch : model.batches.values()) {
      boolean isOld = now - batch.acceptedAt() > KEPT_MINUTES;
      if (isOld && model.isOver(batch)) {
        tally.countIf("FORGOTTEN", model.forgotten.add(batch.id()));
      }
      tally.countIf("KEPT THOUGH OLD", isOld && !model.isOver(batch));
      forgetRecords(batch, now, tally);
    }
  }

  private void forgetRecords(Batch batch, int now, EngineTally tally) {
    Set<Integer> kept = new HashSet<>();
    store
        .deletionRecords()
        .ofBatch(tenant, new BatchId(UUID.fromString(batch.id())))
        .forEach(settled -> kept.add(settled.line().line()));
    for (Integer line : Set.copyOf(batch.records().keySet())) {
      int age = now - batch.settledAt().getOrDefault(line, now);
      assertThat(kept.contains(line))
          .as("the record of line %d of %s, after %d minutes", line, batch.id(), age)
          .isIn(age <= KEPT_MINUTES, age <= CERTAINLY_GONE_MINUTES);
      if (!kept.contains(line)) {
        batch.records().remove(line);
        tally.count("RECORD FORGOTTEN");
      }
    }
  }
}
