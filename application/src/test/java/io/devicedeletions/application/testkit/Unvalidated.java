package io.devicedeletions.application.testkit;

import jakarta.validation.Validator;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A validator for commands that a test knows to be complete: it finds nothing. Thread-safe. */
final class Unvalidated {

  static final Validator COMMANDS =
      (Validator)
          Proxy.newProxyInstance(
              Unvalidated.class.getClassLoader(),
              new Class<?>[] {Validator.class},
              (self, method, arguments) -> {
                if (method.getName().equals("validate")) {
                  return Set.of();
                }
                throw new UnsupportedOperationException(method.getName());
              });

  private Unvalidated() {}
}
