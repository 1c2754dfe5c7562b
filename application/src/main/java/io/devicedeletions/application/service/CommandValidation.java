package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.application.port.in.ScheduleRejection.Violation;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.validation.Validator;
import java.util.Comparator;

/** Turns constraint violations, which come as an unordered set, into one rejection. */
final class CommandValidation {

  private final Validator validator;

  CommandValidation(Validator validator) {
    this.validator = validator;
  }

  /** The command itself, if nothing of it is missing. */
  <C> Either<ScheduleRejection, C> complete(C command) {
    Vector<Violation> violations =
        Vector.ofAll(validator.validate(command))
            .map(found -> new Violation(found.getPropertyPath().toString(), found.getMessage()))
            .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message));
    return violations.isEmpty()
        ? Either.right(command)
        : Either.left(new ScheduleRejection.Incomplete(violations));
  }
}
