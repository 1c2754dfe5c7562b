package io.devicedeletions.bootstrap.configuration;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Bean Validation for the whole process. Thread-safe. */
public final class ConfigurationCheck {

  /**
   * The one validator of the process. Its messages are never evaluated as expressions, which would
   * need another library and invite injection.
   */
  public static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  private ConfigurationCheck() {}

  /** What is wrong with a configuration, one sentence each, in alphabetical order. */
  public static List<String> problems(Object configuration) {
    return VALIDATOR.validate(configuration).stream()
        .map(violation -> violation.getMessage())
        .sorted()
        .toList();
  }
}
