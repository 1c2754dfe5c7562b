package io.devicedeletions.adapters.http.internal.deletions;

import io.devicedeletions.adapters.http.internal.deletions.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.application.port.in.ScheduleDeletions;
import io.devicedeletions.application.port.in.ScheduleDeletionsCommand;
import io.devicedeletions.domain.batch.BatchLimit;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published operation: schedules the deletion of devices. Decides in the order of the contract,
 * rows 4 to 10 by the head of the request and rows 12 to 18 by its body. Thread-safe.
 */
public final class ScheduleEndpoint implements Endpoint {

  /** Where the operation is published. */
  public static final String PATH = "/api/v1/data-management/device/deletions";

  private final Authorization authorization;
  private final HeadRules headRules;
  private final BodyReader bodyReader;
  private final ScheduleDeletions scheduleDeletions;

  /**
   * Puts the operation together.
   *
   * @param authorization lets callers in
   * @param lenientRequestId whether a malformed request id is replaced instead of refused
   * @param limit how many lines a request may have
   * @param scheduleDeletions what it is all about
   */
  public ScheduleEndpoint(
      Authorization authorization,
      boolean lenientRequestId,
      BatchLimit limit,
      ScheduleDeletions scheduleDeletions) {
    this.authorization = authorization;
    this.headRules = new HeadRules(lenientRequestId);
    this.bodyReader = new BodyReader(limit);
    this.scheduleDeletions = scheduleDeletions;
  }

  @Override
  public Either<Answer, BodyStep> open(RequestHead head) {
    return authorization
        .admit(head)
        .flatMap(
            admitted ->
                headRules
                    .fault(head)
                    .<Either<Answer, BodyStep>>map(Either::left)
                    .getOrElse(Either.right(body -> answer(head, admitted, body))));
  }

  private Answer answer(RequestHead head, Admitted admitted, byte[] body) {
    return bodyReader
        .read(body)
        .peek(submitted -> head.journal().noteIgnoredProperties(submitted.ignoredProperties()))
        .map(submitted -> command(head, admitted, submitted))
        .fold(fault -> fault, command -> schedule(head, command));
  }

  private static ScheduleDeletionsCommand command(
      RequestHead head, Admitted admitted, SubmittedDevices submitted) {
    return new ScheduleDeletionsCommand(
        admitted.tenant(),
        admitted.requester(),
        head.ids().requestId(),
        submitted.devices(),
        idempotencyKey(head));
  }

  /** A key that was sent twice is joined, as HTTP does it, which makes it unusable. */
  private static @Nullable String idempotencyKey(RequestHead head) {
    List<String> sent = head.fields().named("Idempotency-Key");
    return sent.isEmpty() ? null : String.join(", ", sent);
  }

  private Answer schedule(RequestHead head, ScheduleDeletionsCommand command) {
    return scheduleDeletions
        .schedule(command)
        .peek(batch -> head.journal().noteAccepted(ScheduleAnswers.counts(batch)))
        .fold(ScheduleAnswers::rejected, ScheduleAnswers::accepted);
  }
}
