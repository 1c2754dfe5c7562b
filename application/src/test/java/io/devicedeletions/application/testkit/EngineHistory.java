package io.devicedeletions.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Takes a store and a model through the same steps, and compares them after each. */
final class EngineHistory {

  private final EngineUnderTest engine;
  private final EngineTally tally;
  private final Map<TenantId, EngineModel> models = new HashMap<>();
  private final EngineRequests requests;
  private int now;

  EngineHistory(StoreUnderTest store, EngineTally tally) {
    this.engine = new EngineUnderTest(store);
    this.tally = tally;
    EngineArbitraries.TENANTS.forEach(tenant -> models.put(tenant, new EngineModel()));
    this.requests = new EngineRequests(engine, models, tally);
  }

  void take(EngineStep step) {
    if (step instanceof EngineStep.Register register) {
      register(register);
    } else if (step instanceof EngineStep.Schedule schedule) {
      requests.schedule(schedule, now);
    } else if (step instanceof EngineStep.Replay replay) {
      requests.replay(replay, now);
    } else if (step instanceof EngineStep.Cancel cancel && requests.accepted().nonEmpty()) {
      cancel(cancel.tenant(), requests.accepted().get(cancel.which() % requests.accepted().size()));
    } else if (step instanceof EngineStep.Requeue requeue) {
      requeue(requeue.tenant(), requeue.atMost());
    } else {
      takeWithoutAnswer(step);
    }
    compare();
  }

  private void takeWithoutAnswer(EngineStep step) {
    if (step instanceof EngineStep.Claim claim) {
      claim(claim.tenant(), new ClaimSize(claim.parts()));
    } else if (step instanceof EngineStep.Round) {
      round();
    } else if (step instanceof EngineStep.Break broken) {
      breakClaim(broken);
    } else if (step instanceof EngineStep.Restart) {
      engine.store().restart();
      tally.count("RESTARTED");
    } else if (step instanceof EngineStep.Poison poison) {
      engine.store().poison(poison.tenant(), poison.uid());
      model(poison.tenant()).poisoned.add(poison.uid().toString());
    } else if (step instanceof EngineStep.Cure cure) {
      cure(cure);
    } else if (step instanceof EngineStep.Prune) {
      engine.store().prune(EnginePruning.RETENTION);
      models.forEach(
          (tenant, model) -> new EnginePruning(engine.store(), tenant, model).follow(now, tally));
    } else if (step instanceof EngineStep.Pass pass) {
      pass(pass.minutes());
    } else if (step instanceof EngineStep.Treat treat) {
      treat(treat.tenant(), treat.weight(), treat.paused());
    }
  }

  private EngineModel model(TenantId tenant) {
    return models.getOrDefault(tenant, new EngineModel());
  }

  private void register(EngineStep.Register step) {
    engine
        .store()
        .deviceInventory()
        .register(step.tenant(), Vector.of(SampleDevices.onRecord(step.device())));
    model(step.tenant())
        .namesByUid
        .put(step.device().uid().toString(), step.device().name().value());
  }

  private void cancel(TenantId tenant, DeletionBatch batch) {
    Option<Cancellation> answer = engine.cancel(tenant, batch.id());
    EngineModel.Batch known = model(tenant).known(batch.id().toString());
    assertThat(answer.isDefined()).as("known to %s", tenant).isEqualTo(known != null);
    if (known != null) {
      tally.countIf("CANCELLED AFTER A FAILURE", model(tenant).cancel(known, now));
      compareWith(known, answer.get());
    }
    tally.countIf("CANCELLED IN VAIN", known == null);
  }

  private void compareWith(EngineModel.Batch batch, Cancellation answer) {
    Set<Integer> cancelled = new HashSet<>();
    Set<Integer> others = new HashSet<>();
    for (int line = 0; line < batch.lines().size(); line++) {
      boolean isCancelled = batch.records().getOrDefault(line, "").startsWith("CANCELLED");
      if (batch.lines().get(line).isScheduled()) {
        (isCancelled ? cancelled : others).add(line);
      }
    }
    assertThat(answer.batch().id()).hasToString(batch.id());
    assertThat(answer.cancelled()).isEqualTo(TreeSet.ofAll(cancelled));
    assertThat(answer.tooLate()).isEqualTo(TreeSet.ofAll(others));
    tally.countIf("CANCELLED", !cancelled.isEmpty());
    tally.countIf("TOO LATE", !others.isEmpty());
  }

  private void claim(TenantId tenant, ClaimSize size) {
    if (!model(tenant).paused) {
      follow(tenant, engine.claim(tenant, size), size.parts());
    }
  }

  private void follow(TenantId tenant, Claim claim, int parts) {
    new EngineClaims(model(tenant), now, tally).follow(claim, parts);
  }

  private void round() {
    Seq<TenantId> due = Claims.tenants(engine.store().dueDeletions());
    Seq<Tuple2<TenantId, Claim>> claims = engine.round();
    assertThat(due).containsAll(claims.map(claim -> claim._1()));
    assertThat(claims.map(claim -> claim._1())).doesNotHaveDuplicates();
    models.forEach(
        (tenant, model) ->
            assertThat(claims.exists(claim -> claim._1().equals(tenant)))
                .as("served %s", tenant)
                .isIn(model.hasWorkFor(now) && !model.paused, model.mayHaveWorkFor(now)));
    claims.forEach(claim -> follow(claim._1(), claim._2(), Claims.SIZE.parts()));
  }

  /** Where there is something to break for certain. */
  private void breakClaim(EngineStep.Break step) {
    if (model(step.tenant()).hasWorkFor(now)) {
      engine.store().breakNextClaim(step.reach());
      assertThat(
              Claims.failure(engine.store().dueDeletions(), step.tenant())
                  .map(TransientFailureException::reach))
          .containsExactly(step.reach());
      tally.count("BROKEN " + step.reach());
      if (step.reach() == Reach.STORE) {
        engine.store().restart();
      }
    }
  }

  private void cure(EngineStep.Cure step) {
    if (model(step.tenant()).poisoned.remove(step.uid().toString())) {
      engine.store().cure(step.tenant(), step.uid());
      tally.count("CURED");
    }
  }

  private void pass(int minutes) {
    engine.store().passTime(Duration.ofMinutes(minutes));
    now += minutes;
  }

  private void requeue(TenantId tenant, int atMost) {
    EngineModel model = model(tenant);
    Set<String> taken = new HashSet<>(model.dead);
    int requeued = engine.requeue(tenant, atMost);
    taken.removeAll(EngineComparison.dead(engine.store(), tenant));
    assertThat(taken).hasSize(requeued).hasSize(Math.min(atMost, model.dead.size()));
    taken.forEach(line -> model.requeue(line, now));
    tally.countIf("REQUEUED", requeued > 0);
  }

  private void treat(TenantId tenant, int weight, boolean paused) {
    engine
        .store()
        .tenantDirectory()
        .save(new Tenant(tenant, true, new TenantSettings(weight, paused, Option.none())));
    model(tenant).weight = weight;
    model(tenant).paused = paused;
    tally.countIf("PAUSED", paused && model(tenant).hasWorkFor(now));
  }

  private void compare() {
    models.forEach(
        (tenant, model) -> new EngineComparison(engine.store(), tenant, model).compare());
    EngineComparison.compareLookAhead(engine.store().dueDeletions().lookAhead(), models, now);
  }

  /** Lets everything come to its end: each scheduled line has one outcome then. */
  void finish() {
    models.forEach((tenant, model) -> treat(tenant, 1, false));
    models.forEach(
        (tenant, model) ->
            EngineArbitraries.uids()
                .filter(uid -> model.poisoned.contains(uid.toString()))
                .forEach(uid -> cure(new EngineStep.Cure(tenant, uid))));
    models.keySet().forEach(tenant -> requeue(tenant, Integer.MAX_VALUE));
    pass(60);
    while (models.values().stream().anyMatch(model -> model.pending() > 0)) {
      round();
    }
    models.forEach(
        (tenant, model) -> new EngineComparison(engine.store(), tenant, model).compareAll());
    models.values().forEach(EngineModel::assertThatAllIsSettled);
  }
}
