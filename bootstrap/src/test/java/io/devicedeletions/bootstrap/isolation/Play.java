package io.devicedeletions.bootstrap.isolation;

import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.bootstrap.isolation.Step.AskForBatch;
import io.devicedeletions.bootstrap.isolation.Step.Line;
import io.devicedeletions.bootstrap.isolation.Step.Pause;
import io.devicedeletions.bootstrap.isolation.Step.Requeue;
import io.devicedeletions.bootstrap.isolation.Step.Restock;
import io.devicedeletions.bootstrap.isolation.Step.Schedule;
import io.devicedeletions.bootstrap.isolation.Step.Switch;
import io.devicedeletions.bootstrap.isolation.Step.Work;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A history as it is played in a world. */
final class Play {

  static final String PATH = "/api/v1/data-management/device/deletions";

  private static final int ALL = 10_000;

  private final World world;
  private final Scenery scenery;
  private final List<Visitor> visitors;

  Play(World world, Scenery scenery) {
    this.world = world;
    this.scenery = scenery;
    this.visitors =
        IntStream.range(0, scenery.tenants())
            .mapToObj(tenant -> new Visitor(new PlainModel(scenery, tenant)))
            .toList();
  }

  /** Lets a tenant in, with its devices. */
  void enter(int tenant) {
    save(tenant, 0);
    restock(tenant);
  }

  Visitor visitor(int tenant) {
    return visitors.get(tenant);
  }

  void play(Step step) {
    if (step instanceof Schedule schedule) {
      schedule(schedule);
    } else if (step instanceof AskForBatch ask) {
      askForBatch(ask);
    } else if (step instanceof Switch thrown) {
      visitor(thrown.tenant()).model().admit(thrown.on());
      save(thrown.tenant(), 0);
    } else if (step instanceof Pause pause) {
      visitor(pause.tenant()).model().pause(pause.paused());
      save(pause.tenant(), 0);
    } else if (step instanceof Restock restock) {
      restock(restock.tenant());
    } else if (step instanceof Requeue requeue) {
      visitor(requeue.tenant()).model().requeue();
      var unused = store().dead().requeueOldest(id(requeue), ALL, new Requester("operator"));
    } else if (step instanceof Work) {
      visitors.forEach(visitor -> visitor.model().work());
      world.work();
    } else {
      throw new AssertionError("unknown step " + step);
    }
  }

  private void schedule(Schedule step) {
    Visitor visitor = visitor(step.tenant());
    long cap = visitor.model().cap(step.envelope().room());
    if (cap > 0) {
      save(step.tenant(), cap);
    }
    List<String> fields =
        step.envelope().key() < 0
            ? List.of(requestId(step))
            : List.of(requestId(step), "idempotency-key: " + scenery.key(step.envelope().key()));
    String answer = world.ask(id(step), "POST " + PATH, fields, body(step.lines()));
    visitor.note(answer, visitor.model().schedule(step, cap));
    if (cap > 0) {
      save(step.tenant(), 0);
    }
  }

  private String requestId(Schedule step) {
    return "x-request-id: " + scenery.requestId(step.envelope().requestId());
  }

  private String body(List<Line> lines) {
    return lines.stream()
        .map(line -> Wire.device(scenery.uid(line), scenery.name(line)))
        .collect(Collectors.joining(",", "{\"devices\":[", "]}"));
  }

  /** Whoever asks for another's batch learns, changes and watches nothing. */
  private void askForBatch(AskForBatch step) {
    String batch = visitor(step.whose()).lastBatch().getOrElse(() -> UUID.randomUUID().toString());
    for (String call : List.of("GET %s", "GET %s/events", "POST %s/cancellation")) {
      String answer =
          world.ask(
              id(step),
              call.formatted(PATH + "/" + batch),
              List.of("x-request-id: " + scenery.requestId(0)),
              "");
      Visitor visitor = visitor(step.tenant());
      visitor.note(answer.replace(batch, "{other}"), visitor.model().askForAnothersBatch());
    }
  }

  private void restock(int tenant) {
    visitor(tenant).model().restock();
    store().inventory().register(scenery.id(tenant), scenery.inventory(tenant));
  }

  private void save(int tenant, long cap) {
    PlainModel model = visitor(tenant).model();
    store()
        .tenants()
        .save(
            new Tenant(
                scenery.id(tenant),
                model.isAdmitted(),
                new TenantSettings(1, model.isPaused(), Option.when(cap > 0, cap))));
  }

  private JdbcStore store() {
    return world.store();
  }

  private TenantId id(Step step) {
    return scenery.id(step.tenant());
  }

  /** What there is to see of a tenant. */
  Observation observe(int tenant) {
    return visitor(tenant).look(store(), scenery.id(tenant));
  }
}
