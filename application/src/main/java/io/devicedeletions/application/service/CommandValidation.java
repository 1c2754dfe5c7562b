package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.application.port.in.ScheduleRejection.Violation;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
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
            .sorted(
                Comparator.comparing((ConstraintViolation<C> found) -> property(found))
                    .thenComparing(CommandValidation::index))
            .map(found -> new Violation(path(found), found.getMessage()));
    return violations.isEmpty()
        ? Either.right(command)
        : Either.left(new ScheduleRejection.Incomplete(violations));
  }

  private static String path(ConstraintViolation<?> found) {
    int index = index(found);
    return index < 0 ? property(found) : property(found) + "[" + index + "]";
  }

  private static String property(ConstraintViolation<?> found) {
    return found.getPropertyPath().iterator().next().getName();
  }

  /** The place in a list, which as text would sort 10 before 2; -1 where there is none. */
  private static int index(ConstraintViolation<?> found) {
    int index = -1;
    for (Path.Node node : found.getPropertyPath()) {
      index = node.getIndex() == null ? index : node.getIndex();
    }
    return index;
  }
}
