package io.devicedeletions.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.application.testkit.EngineModel.Line;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/** Asks for batches, and holds each answer against what was asked before. */
final class EngineRequests {

  private final EngineUnderTest engine;
  private final Map<TenantId, EngineModel> models;
  private final EngineTally tally;
  private final Map<String, DeletionBatch> keyed = new HashMap<>();
  private Vector<DeletionBatch> batches = Vector.empty();

  EngineRequests(EngineUnderTest engine, Map<TenantId, EngineModel> models, EngineTally tally) {
    this.engine = engine;
    this.models = models;
    this.tally = tally;
  }

  /** Of all tenants, the oldest first. */
  Vector<DeletionBatch> accepted() {
    return batches;
  }

  private EngineModel model(TenantId tenant) {
    return models.getOrDefault(tenant, new EngineModel());
  }

  void schedule(EngineStep.Schedule step, int now) {
    schedule(step.tenant(), step.lines(), step.key(), step.graceMinutes(), now);
  }

  private void schedule(
      TenantId tenant, Vector<DeviceEntry> lines, Option<String> key, int graceMinutes, int now) {
    Either<ScheduleRejection, DeletionBatch> answer =
        engine.schedule(tenant, lines, key, graceMinutes);
    tally.countIf("RESTS", graceMinutes > 0);
    Option<DeletionBatch> earlier = key.flatMap(text -> earlier(tenant, text));
    earlier.fold(
        () -> accepted(answer.get(), tenant, lines, key, now, graceMinutes),
        batch -> taken(answer, batch, lines));
  }

  /** Once a batch is forgotten, its key is free. */
  private Option<DeletionBatch> earlier(TenantId tenant, String key) {
    return Option.of(keyed.get(tenant + key))
        .filter(batch -> !model(tenant).forgotten.contains(batch.id().toString()));
  }

  private boolean accepted(
      DeletionBatch batch,
      TenantId tenant,
      Vector<DeviceEntry> lines,
      Option<String> key,
      int now,
      int graceMinutes) {
    assertThat(batches.map(DeletionBatch::id)).doesNotContain(batch.id());
    model(tenant)
        .schedule(
            batch.id().toString(),
            lines.map(line -> new Line(line.uid(), line.name().value())).asJava(),
            now,
            graceMinutes);
    batches = batches.append(batch);
    key.forEach(text -> keyed.put(tenant + text, batch));
    tally.count("SCHEDULED");
    return true;
  }

  private boolean taken(
      Either<ScheduleRejection, DeletionBatch> answer,
      DeletionBatch earlier,
      Vector<DeviceEntry> lines) {
    boolean same =
        earlier
            .lines()
            .map(line -> line.entry().uid() + "/" + line.entry().name())
            .equals(lines.map(line -> line.uid() + "/" + line.name()));
    assertThat(answer)
        .isEqualTo(same ? Either.right(earlier) : Either.left(new ScheduleRejection.KeyReused()));
    tally.count(same ? "REPLAYED" : "KEY REUSED");
    return true;
  }

  void replay(EngineStep.Replay step, int now) {
    Vector<DeletionBatch> ofTenant =
        batches.filter(
            batch ->
                batch.origin().tenant().equals(step.tenant())
                    && batch.origin().idempotencyKey().isDefined());
    if (ofTenant.nonEmpty()) {
      DeletionBatch batch = ofTenant.get(step.which() % ofTenant.size());
      schedule(
          step.tenant(),
          batch.lines().map(line -> line.entry()),
          batch.origin().idempotencyKey().map(key -> key.value()),
          0,
          now);
    }
  }
}
