package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.cancel.CancellerProcess;
import io.devicedeletions.bootstrap.campaign.checker.Circumstances;
import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.ledger.CancellationCall;
import io.devicedeletions.bootstrap.campaign.ledger.CancellationCall.Told;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.PostgresDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Batches are cancelled while they rest and while they are removed; servers and cancellers are
 * killed, cancellers at each step too, and connections are terminated.
 */
final class Cancellations {

  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration UNTIL_HIT = Duration.ofSeconds(20);
  private static final int STRIKES_A_WORLD = 8;
  private static final int SOME = 20;
  private static final List<String> FAULTS =
      List.of(
          "halt@removal_commit.after:",
          "halt@removal_commit.before:",
          "halt@claim.after:",
          "halt@record.before:",
          "halt@record.after:",
          "halt@intervene.before:",
          "halt@intervene.after:");

  private final World world;
  private final CancellerProcess canceller;
  private final Random random;
  private final Tally tally;

  private Cancellations(World world, CancellerProcess canceller, Random random, Tally tally) {
    this.world = world;
    this.canceller = canceller;
    this.random = random;
    this.tally = tally;
  }

  static void underFaults(Arena arena, int repetitions, Tally tally) {
    for (int from = 0; from < repetitions; from += STRIKES_A_WORLD) {
      int to = Math.min(repetitions, from + STRIKES_A_WORLD);
      int first = from;
      inWorld(
          arena,
          2,
          "",
          tally,
          cancellations -> {
            for (int time = first; time < to; time++) {
              cancellations.strike(time);
              tally.repetition();
            }
          });
    }
  }

  /** A control: the store says that lines are cancelled, and has forgotten it. */
  static void takenBack(Arena arena, int repetitions, Tally tally) {
    for (int repetition = 0; repetition < repetitions; repetition++) {
      Tally inside = new Tally();
      inWorld(arena, 1, "uncancel@removal_commit.before:3", inside, Cancellations::awaitSome);
      Controls.requireRed(inside.violations(), tally, Invariant.CANCELLED_AS_TOLD);
      tally.adopt(inside);
    }
  }

  private interface Strikes {
    void on(Cancellations cancellations);
  }

  private static void inWorld(
      Arena arena, int servers, String fault, Tally tally, Strikes strikes) {
    PostgresDatabase database = arena.newPostgres();
    try (World world = new World(database, arena.newFolder(), arena.random(), 2_500, 25)) {
      world.with("--grace", GRACE.toString()).open(servers);
      try (CancellerProcess canceller =
          new CancellerProcess(database, arena.newFolder(), arena.random(), fault)) {
        strikes.on(new Cancellations(world, canceller, arena.random(), tally));
        canceller.kill();
        world.set(Circumstances.USUAL.withGrace(GRACE).withCancellations(canceller.calls()));
        world.settleAndCheck(tally);
        requireReached(canceller.calls(), tally);
      }
    }
  }

  private void strike(int time) {
    awaitTold();
    switch (time % 4) {
      case 0 -> haltCanceller(FAULTS.get(time / 4 % FAULTS.size()) + (1 + random.nextInt(5)));
      case 1 -> Kills.killOne(world, random);
      case 2 -> PostgresTrouble.storm("pg_terminate_backend").on(world, random);
      default -> {
        Pause.millis(random.nextInt(300));
        canceller.replace("");
      }
    }
  }

  private void awaitSome() {
    Pause.until(UNTIL_HIT, () -> canceller.calls().size() > SOME);
  }

  /** Waits until cancellations come in time again. */
  private void awaitTold() {
    long before = confirmed(canceller.calls());
    if (!Pause.until(UNTIL_HIT, () -> confirmed(canceller.calls()) > before)) {
      tally.violations(
          List.of(new Violation(Invariant.NOT_STUCK, "nothing is cancelled any more")));
    }
  }

  private void haltCanceller(String fault) {
    OptionalInt status = canceller.replace(fault).awaitExit(UNTIL_HIT);
    if (status.isEmpty() || status.getAsInt() != 137) {
      tally.note("not reached: " + fault);
    }
    canceller.replace("");
  }

  private static long confirmed(List<CancellationCall> calls) {
    return calls.stream()
        .map(CancellationCall::told)
        .flatMap(Optional::stream)
        .mapToLong(told -> told.cancelled().size())
        .sum();
  }

  private static void requireReached(List<CancellationCall> calls, Tally tally) {
    List<Told> told = calls.stream().map(CancellationCall::told).flatMap(Optional::stream).toList();
    long tooLate = told.stream().mapToLong(each -> each.tooLate().size()).sum();
    tally.note(
        "%d calls, %d of them in doubt; %d lines told to be cancelled, %d to be too late"
            .formatted(calls.size(), calls.size() - told.size(), confirmed(calls), tooLate));
  }
}
