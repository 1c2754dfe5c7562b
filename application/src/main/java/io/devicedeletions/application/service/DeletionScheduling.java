package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.ScheduleDeletions;
import io.devicedeletions.application.port.in.ScheduleDeletionsCommand;
import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.application.port.out.BatchIds;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.BatchRejection;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.DeletionReason;
import io.devicedeletions.domain.batch.ExternalReference;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.batch.Purpose;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Command, then batch, then queue: each step may say no, and only the last leaves a trace. */
final class DeletionScheduling implements ScheduleDeletions {

  private final CommandValidation validation;
  private final BatchIds batchIds;
  private final BatchLimit limit;
  private final Grace grace;
  private final DeletionQueue queue;
  private final Doorbell doorbell;
  private final KeysInFlight keysInFlight = new KeysInFlight();

  DeletionScheduling(
      CommandValidation validation,
      BatchIds batchIds,
      BatchLimit limit,
      Grace grace,
      DeletionQueue queue,
      Doorbell doorbell) {
    this.validation = validation;
    this.batchIds = batchIds;
    this.limit = limit;
    this.grace = grace;
    this.queue = queue;
    this.doorbell = doorbell;
  }

  @Override
  public Either<ScheduleRejection, DeletionBatch> schedule(ScheduleDeletionsCommand command) {
    return validation
        .complete(command)
        .flatMap(complete -> accept(complete).mapLeft(ScheduleRejection.Rejected::new))
        .flatMap(batch -> keysInFlight.alone(batch.origin(), () -> enqueue(batch)));
  }

  /** The lines are judged first: a request of which they and more are at fault is told of them. */
  private Either<BatchRejection, DeletionBatch> accept(ScheduleDeletionsCommand command) {
    Option<String> key = Option.of(command.idempotencyKey());
    Origin origin =
        new Origin(
            command.tenant().id(),
            command.requester(),
            command.requestId(),
            key.flatMap(IdempotencyKey::parse),
            purpose(command));
    return DeletionBatch.accept(batchIds.next(), origin, Vector.ofAll(command.devices()), limit)
        .filterOrElse(
            batch -> key.isDefined() == origin.idempotencyKey().isDefined(),
            batch -> new BatchRejection.UnusableIdempotencyKey())
        .filterOrElse(
            batch -> (command.reason() != null) == origin.purpose().reason().isDefined(),
            batch -> new BatchRejection.UnusableReason())
        .filterOrElse(
            batch ->
                (command.externalReference() != null)
                    == origin.purpose().externalReference().isDefined(),
            batch -> new BatchRejection.UnusableExternalReference());
  }

  private static Purpose purpose(ScheduleDeletionsCommand command) {
    return new Purpose(
        Option.of(command.reason()).flatMap(DeletionReason::parse),
        Option.of(command.externalReference()).flatMap(ExternalReference::parse));
  }

  private Either<ScheduleRejection, DeletionBatch> enqueue(DeletionBatch batch) {
    Enqueued enqueued = queue.enqueue(batch, grace);
    if (enqueued instanceof Enqueued.Stored stored) {
      if (grace.isNone()) {
        doorbell.ring();
      }
      return Either.right(stored.batch());
    }
    DeletionBatch earlier = ((Enqueued.KeyTaken) enqueued).earlier();
    return batch.asksTheSameAs(earlier)
        ? Either.right(earlier)
        : Either.left(new ScheduleRejection.KeyReused());
  }
}
