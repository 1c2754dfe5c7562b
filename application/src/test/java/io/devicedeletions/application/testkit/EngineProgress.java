package io.devicedeletions.application.testkit;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.BatchProgress;
import io.devicedeletions.domain.history.LineProgress;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import java.util.UUID;

/** Where the lines of batches stand, as a store and a model tell it in the same words. */
final class EngineProgress {

  private EngineProgress() {}

  /** What the store tells; nothing of a batch that it does not know. */
  static Vector<String> told(StoreUnderTest store, TenantId tenant, String batch) {
    return store
        .trackedDeletions()
        .find(tenant, new BatchId(UUID.fromString(batch)))
        .map(BatchProgress::lines)
        .getOrElse(Vector.empty())
        .map(EngineProgress::describe);
  }

  private static String describe(LineProgress line) {
    LineState state = line.state();
    if (state instanceof LineState.Pending pending) {
      return "PENDING " + pending.attempts();
    }
    if (state instanceof LineState.Settled settled) {
      return settled.outcome() + " " + settled.attempts();
    }
    if (state instanceof LineState.Dead dead) {
      return "DEAD " + dead.attempts();
    }
    return state instanceof LineState.Forgotten ? "FORGOTTEN" : line.line().status().name();
  }

  /** What the model knows. */
  static Vector<String> expected(EngineModel model, String id) {
    EngineModel.Batch batch = model.known(id);
    return batch == null
        ? Vector.empty()
        : Vector.range(0, batch.lines().size()).map(line -> expected(model, batch, line));
  }

  private static String expected(EngineModel model, EngineModel.Batch batch, int line) {
    if (!batch.lines().get(line).isScheduled()) {
      return "INVALID";
    }
    String waitingOrDead = waiting(model, batch, line) + dead(model, batch, line);
    return batch
        .records()
        .getOrDefault(line, waitingOrDead.isEmpty() ? "FORGOTTEN" : waitingOrDead);
  }

  private static String waiting(EngineModel model, EngineModel.Batch batch, int line) {
    return model.parts.stream()
        .filter(part -> part.batch().id().equals(batch.id()) && part.lines().contains(line))
        .map(part -> "PENDING " + part.attempts())
        .findFirst()
        .orElse("");
  }

  private static String dead(EngineModel model, EngineModel.Batch batch, int line) {
    String described = EngineModel.describe(batch.id(), line, 3);
    return model.dead.contains(described) ? "DEAD 3" : "";
  }
}
