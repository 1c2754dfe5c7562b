package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.domain.device.NameMatch;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code exact} and {@code ignore-case}. */
final class NameMatchConverter implements ITypeConverter<NameMatch> {

  @Override
  public NameMatch convert(String text) {
    return switch (text) {
      case "exact" -> NameMatch.EXACT;
      case "ignore-case" -> NameMatch.IGNORE_CASE;
      default ->
          throw new TypeConversionException("'" + text + "' is neither exact nor ignore-case");
    };
  }
}
