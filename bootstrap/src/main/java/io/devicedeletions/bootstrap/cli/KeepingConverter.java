package io.devicedeletions.bootstrap.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads for how long something is kept: a period of days, or {@code forever}, which is null. */
final class KeepingConverter implements ITypeConverter<@Nullable Duration> {

  @Override
  public @Nullable Duration convert(String text) {
    if (text.equals("forever")) {
      return null;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new TypeConversionException(
          "'" + text + "' is no period of days: write P30D or P400D, for example, or forever");
    }
  }
}
