package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.domain.tenant.TenantId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a tenant from the command line. */
final class TenantConverter implements ITypeConverter<TenantId> {

  @Override
  public TenantId convert(String text) {
    return TenantId.parse(text)
        .getOrElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is no tenant: use 1 to 128 of A-Z a-z 0-9 . _ : @ -"));
  }
}
