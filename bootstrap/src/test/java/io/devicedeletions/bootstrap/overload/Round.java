package io.devicedeletions.bootstrap.overload;

import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.overload.attack.Attack;
import io.devicedeletions.bootstrap.overload.attack.AttackKind;
import io.devicedeletions.bootstrap.overload.attack.AttackSettings;
import io.devicedeletions.bootstrap.overload.attack.Tally;
import io.devicedeletions.bootstrap.overload.traffic.Messages;
import io.devicedeletions.bootstrap.overload.traffic.Wire;
import io.devicedeletions.bootstrap.overload.watch.FastClient;
import io.devicedeletions.bootstrap.overload.watch.Footprint;
import io.devicedeletions.bootstrap.overload.watch.LivenessProbe;
import io.devicedeletions.bootstrap.overload.watch.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Attacks on one server.
 *
 * @param target the server
 * @param seconds how long the fast client is watched while an attack is under way
 */
record Round(Target target, int seconds) {

  /** Of what the server can take; so many requests a second at least and at most. */
  private static final int FAST_SHARE = 10;

  private static final int SLOWEST_RATE = 20;
  private static final int FASTEST_RATE = 100;
  private static final int WARM_UP_SECONDS = 20;
  private static final Duration CALM = Duration.ofSeconds(30);
  private static final int PATIENCE_MILLIS = 10_000;

  /**
   * An attack begins earlier than the fast client looks at it, so that what it needs is compiled by
   * then: the compiler takes a third of a single core until it is. It ends later.
   */
  private static final int LEAD_MILLIS = 8_000;

  private static final int MORE_SECONDS = 10;

  /** What is attacked with, besides what attackers of every kind do. */
  @FunctionalInterface
  interface Assault {
    CompletableFuture<Tally> begin(int seconds);
  }

  /**
   * Finds out how many requests a second the server can take, once it is warm: a virtual machine
   * that has just started compiles what it does, also what it does to turn requests away.
   */
  int capacity() {
    warmUp();
    attack(AttackKind.REQUESTS, 1_000, 0, WARM_UP_SECONDS / 2).join();
    return IntStream.of(4, 16, 64)
        .map(connections -> requestsASecond(connections, Math.max(seconds / 4, 4)))
        .max()
        .orElseThrow();
  }

  /** Lets the virtual machine compile what it does most of the time. */
  void warmUp() {
    requestsASecond(64, WARM_UP_SECONDS);
  }

  private int requestsASecond(int connections, int forSeconds) {
    return (int)
        (attack(AttackKind.REQUESTS, connections, 0, forSeconds).join().answers(202) / forSeconds);
  }

  Observation run(Scenario scenario, int capacity) {
    int rate = scenario.timesCapacity() * capacity;
    int fastRate = Math.min(Math.max(capacity / FAST_SHARE, SLOWEST_RATE), FASTEST_RATE);
    return run(fastRate, lasting -> attack(scenario.kind(), scenario.connections(), rate, lasting));
  }

  Observation run(Assault assault) {
    return run(SLOWEST_RATE, assault);
  }

  private Observation run(int fastRate, Assault assault) {
    byte[] request = Messages.batch(target.token(Target.FAST_TENANT), AttackSettings.DEVICES);
    Pause.until(CALM, () -> serves(request));
    Service unloaded = FastClient.ask(target.port(), request, fastRate, seconds);
    Footprint before = target.footprint();
    LivenessProbe probe = LivenessProbe.start(target.managementPort());
    CompletableFuture<Tally> attackers = assault.begin(seconds + MORE_SECONDS);
    Pause.millis(LEAD_MILLIS);
    Service attacked = FastClient.ask(target.port(), request, fastRate, seconds);
    probe.close();
    Tally tally = attackers.join();
    Footprint after = target.settledFootprint(before);
    return new Observation(
        unloaded,
        attacked,
        tally,
        probe.unanswered(),
        probe.latencies().worst(),
        before,
        after,
        target.node().isAlive() && serves(request));
  }

  private CompletableFuture<Tally> attack(
      AttackKind kind, int connections, int rate, int forSeconds) {
    return Attack.begin(
        new AttackSettings(
            kind, target.port(), forSeconds, rate, connections, target.token(Target.OTHER_TENANT)));
  }

  private boolean serves(byte[] request) {
    try (Wire wire = Wire.open(target.port(), PATIENCE_MILLIS)) {
      return wire.ask(request).status() == 202;
    } catch (IOException failed) {
      return false;
    }
  }
}
