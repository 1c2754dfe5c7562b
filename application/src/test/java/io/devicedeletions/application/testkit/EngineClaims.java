package io.devicedeletions.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.testkit.EngineModel.Part;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.Settlement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Holds a claim against the model, which follows it as far as chance decides. */
final class EngineClaims {

  private final EngineModel model;
  private final int now;
  private final EngineTally tally;

  EngineClaims(EngineModel model, int now, EngineTally tally) {
    this.model = model;
    this.now = now;
    this.tally = tally;
  }

  void follow(Claim claim, int mostParts) {
    assertThat(claim.parts())
        .as("parts claimed")
        .isBetween(certain(mostParts), possible(mostParts));
    Set<String> lines = linesOf(claim);
    assertThat(lines).as("each line once").hasSize(claim.lines());
    List<Part> taken = model.takeOut(lines);
    Map<String, Part> byLine = EngineModel.byLine(taken);
    assertThat(byLine.keySet()).as("whole parts, and nothing else").isEqualTo(lines);
    assertThat(taken).hasSize(claim.parts()).allMatch(part -> part.mayBeDue(now));
    assertThatTheOldestCameFirst(taken);
    claim.settlements().forEach(settled -> follow(part(byLine, key(settled)), settled));
    claim.failedAttempts().forEach(failed -> follow(part(byLine, key(failed)), failed));
  }

  private static Part part(Map<String, Part> byLine, String line) {
    return Objects.requireNonNull(byLine.get(line), line);
  }

  private int certain(int mostParts) {
    return (int) Math.min(mostParts, model.parts.stream().filter(part -> part.isDue(now)).count());
  }

  private int possible(int mostParts) {
    return (int)
        Math.min(mostParts, model.parts.stream().filter(part -> part.mayBeDue(now)).count());
  }

  private static Set<String> linesOf(Claim claim) {
    Set<String> lines = new HashSet<>();
    claim.settlements().forEach(settled -> lines.add(key(settled)));
    claim.failedAttempts().forEach(failed -> lines.add(key(failed)));
    return lines;
  }

  private static String key(Settlement settled) {
    return settled.line().batch() + " " + settled.line().line();
  }

  private static String key(FailedAttempt failed) {
    return failed.batch() + " " + failed.line();
  }

  private void assertThatTheOldestCameFirst(List<Part> taken) {
    assertThat(model.parts.stream().filter(part -> part.isDue(now)))
        .as("left behind, though they are older than some of %s", taken)
        .noneMatch(left -> taken.stream().anyMatch(left::isBefore));
  }

  private void follow(Part part, Settlement settled) {
    String outcome = model.settle(part, settled.line().line());
    assertThat(settled.outcome().name()).as("outcome of %s", settled.line()).isEqualTo(outcome);
    assertThat(settled.attempts()).isEqualTo(part.attempts() + 1);
    model.record(part, settled.line().line(), outcome, settled.attempts(), now);
    tally.count(outcome);
    tally.countIf("RETRIED", settled.attempts() > 1);
  }

  private void follow(Part part, FailedAttempt failed) {
    assertThat(model.settle(part, failed.line())).as("outcome of %s", failed).isEqualTo("FAILS");
    assertThat(failed.attempts()).isEqualTo(part.attempts() + 1);
    failed
        .retryIn()
        .forEach(
            pause ->
                assertThat(pause).isBetween(Duration.ZERO, Duration.ofMinutes(failed.attempts())));
    assertThat(failed.isDead()).isEqualTo(model.fail(part, failed.line(), now));
    tally.count(failed.isDead() ? "GIVEN UP" : "FAILED");
  }
}
