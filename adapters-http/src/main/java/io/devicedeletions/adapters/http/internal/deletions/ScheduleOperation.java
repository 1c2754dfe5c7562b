package io.devicedeletions.adapters.http.internal.deletions;

import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.access.HeadRules;
import io.devicedeletions.adapters.http.internal.access.Operation;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.application.port.in.ScheduleDeletions;
import io.devicedeletions.application.port.in.ScheduleDeletionsCommand;
import io.devicedeletions.domain.batch.BatchLimit;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published operation: schedules the deletion of devices. Decides in the order of the contract,
 * rows 9 and 10 by the head of the request and rows 12 to 18 by its body. Thread-safe.
 */
public final class ScheduleOperation implements Operation {

  private final BodyReader bodyReader;
  private final ScheduleDeletions scheduleDeletions;

  /**
   * Puts the operation together.
   *
   * @param limit how many lines a request may have
   * @param scheduleDeletions what it is all about
   */
  public ScheduleOperation(BatchLimit limit, ScheduleDeletions scheduleDeletions) {
    this.bodyReader = new BodyReader(limit);
    this.scheduleDeletions = scheduleDeletions;
  }

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted) {
    return HeadRules.unless(HeadRules.documentFault(head), body -> answer(head, admitted, body));
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
        field(head, "Idempotency-Key"),
        field(head, "x-deletion-reason"),
        field(head, "x-external-reference"));
  }

  /** A field that was sent twice is one that nothing takes: no line break is of any form. */
  private static @Nullable String field(RequestHead head, String name) {
    List<String> sent = head.fields().named(name);
    return sent.isEmpty() ? null : String.join("\n", sent);
  }

  private Answer schedule(RequestHead head, ScheduleDeletionsCommand command) {
    return scheduleDeletions
        .schedule(command)
        .peek(batch -> head.journal().noteAccepted(ScheduleAnswers.counts(batch)))
        .fold(RejectionAnswers::rejected, ScheduleAnswers::accepted);
  }
}
