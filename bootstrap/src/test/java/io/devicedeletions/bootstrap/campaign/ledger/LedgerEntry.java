package io.devicedeletions.bootstrap.campaign.ledger;

import io.devicedeletions.bootstrap.campaign.ledger.Answer.Accepted;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.Refused;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One request, however often it was sent.
 *
 * @param requestId the same for each attempt; no other request has it
 * @param idempotencyKey the same for each attempt; another request may have it, to be refused
 * @param answers one for each attempt that ended, in the order in which they came
 */
public record LedgerEntry(
    String tenant,
    String requestId,
    String idempotencyKey,
    List<AskedLine> lines,
    List<Answer> answers) {

  public LedgerEntry {
    lines = List.copyOf(lines);
    answers = List.copyOf(answers);
  }

  public LedgerEntry with(Answer answer) {
    return new LedgerEntry(
        tenant,
        requestId,
        idempotencyKey,
        lines,
        Stream.concat(answers.stream(), Stream.of(answer)).toList());
  }

  /** The same request as somebody knows it who heard no answer. */
  public LedgerEntry unanswered() {
    return new LedgerEntry(tenant, requestId, idempotencyKey, lines, List.of());
  }

  public List<Accepted> acceptances() {
    return answers.stream().filter(Accepted.class::isInstance).map(Accepted.class::cast).toList();
  }

  public Optional<Accepted> accepted() {
    return acceptances().stream().findFirst();
  }

  /** True if every attempt was refused: then nothing of it may be stored. */
  public boolean isRefused() {
    return !answers.isEmpty() && answers.stream().allMatch(Refused.class::isInstance);
  }

  /** True if nobody can tell without looking. */
  public boolean isUnknown() {
    return accepted().isEmpty() && !isRefused();
  }

  /** True if it was in doubt until a later attempt was answered 202. */
  public boolean wasResolved() {
    return accepted().isPresent() && answers.stream().anyMatch(Unknown.class::isInstance);
  }
}
