package io.devicedeletions.bootstrap.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as ISO 8601 spells it. */
final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new TypeConversionException(
          "'" + text + "' is no duration: write PT30S, PT10M, PT2H or P1D, for example");
    }
  }
}
