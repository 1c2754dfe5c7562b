package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.adapters.http.tls.TlsFiles;
import io.devicedeletions.adapters.http.tls.TransportSecurity;
import io.devicedeletions.adapters.http.tls.UnusableTlsFiles;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The options that make the API speak HTTPS. */
final class TlsOptions {

  @picocli.CommandLine.Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "HTTPS: certificate and chain (PEM); read again when it changes.")
  @Nullable Path certificate;

  @picocli.CommandLine.Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "HTTPS: its private key (PEM, not encrypted); read again when it changes.")
  @Nullable Path key;

  /** What is set; it can be used at this moment. */
  Option<TlsFiles> configuration() {
    if (certificate == null && key == null) {
      return Option.none();
    }
    if (certificate == null || key == null) {
      throw new OperatorProblem(
          (certificate == null
                  ? "--tls-key needs --tls-certificate"
                  : "--tls-certificate needs --tls-key")
              + ": give both, or none for HTTP.",
          ExitStatus.CONFIGURATION);
    }
    TlsFiles files = new TlsFiles(certificate, key);
    try {
      TransportSecurity.check(files);
    } catch (UnusableTlsFiles unusable) {
      throw new OperatorProblem(String.valueOf(unusable.getMessage()), ExitStatus.CONFIGURATION);
    }
    return Option.some(files);
  }

  /** What curl needs to trust a certificate that nobody else does, with a blank behind. */
  String forCurl() {
    return certificate == null ? "" : "--cacert " + certificate + " ";
  }
}
