package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import java.time.Duration;

/**
 * Due work that nobody else is given for a while.
 *
 * @param tenant whose
 * @param token what it stands under in the store, and tells a remote inventory
 * @param duration how long it lasts unless it is renewed, by the store's clock
 * @param parts what may be asked for now
 * @param failed what was taken with it and may not: unreadable, or asked for too often already
 */
public record Lease(
    TenantId tenant, FencingToken token, Duration duration, Seq<Part> parts, Claim failed) {

  /**
   * A part of a batch.
   *
   * @param batch the batch
   * @param number its number within the batch
   * @param lines its lines, at least one
   * @param inDoubt whether they were asked for before and it is not known what was done
   */
  public record Part(BatchId batch, int number, Seq<PendingLine> lines, boolean inDoubt) {}

  /** Its lines, in the queue's order. */
  public Seq<PendingLine> lines() {
    return parts.flatMap(Part::lines);
  }

  /**
   * Refuses answers to another question.
   *
   * @throws IllegalArgumentException unless there is exactly one answer for each line
   */
  public void requireAnswered(Seq<RemoteAnswer> answers) {
    Seq<PendingLine> asked = lines();
    Seq<PendingLine> answered = answers.map(RemoteAnswer::line);
    if (answered.size() != asked.size() || !HashSet.ofAll(answered).containsAll(asked)) {
      throw new IllegalArgumentException("there must be one answer for each line of the lease");
    }
  }
}
