package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.SecuredConnection;
import io.devicedeletions.adapters.http.testkit.TestCertificate;
import io.devicedeletions.adapters.http.tls.TlsFiles;
import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS of the packaged server, with a certificate that is replaced while it runs. */
class TlsEndToEndTest {

  private static final int TERMINATED = 128 + 15;

  @TempDir Path folder;

  @Test
  void a_server_speaks_https_and_takes_a_new_certificate() throws Exception {
    TestCertificate first = certificate("RSA");
    try (ServerProcess server =
        ServerProcess.start(
            MainJobScenario.developmentServer(
                "--data-dir",
                folder.resolve("data").toString(),
                "--tls-certificate",
                files().certificate().toString(),
                "--tls-key",
                files().key().toString()))) {
      assertThat(server.api()).hasScheme("https");
      assertThat(server.management()).hasScheme("http");
      assertThat(status(server, first)).isEqualTo(404);

      TestCertificate second = certificate("EC");
      while (!shows(server, second)) {
        Thread.sleep(100);
      }
      assertThat(status(server, second)).isEqualTo(404);

      server.askToStop();
      assertThat(server.await()).isEqualTo(TERMINATED);
      assertThat(server.standardError()).doesNotContain("Exception");
    }
  }

  @Test
  void files_that_cannot_be_used_are_told_before_anything_is_begun() {
    certificate("EC");
    String data = folder.resolve("data").toString();
    Result half =
        ExecutableJar.run(
            "serve", "--dev", "--data-dir", data, "--tls-key", files().key().toString());
    assertThat(half.exitStatus()).isEqualTo(78);
    assertThat(half.err()).contains("--tls-key needs --tls-certificate");

    Result swapped =
        ExecutableJar.run(
            "serve",
            "--dev",
            "--data-dir",
            data,
            "--tls-certificate",
            files().key().toString(),
            "--tls-key",
            files().certificate().toString());
    assertThat(swapped.exitStatus()).isEqualTo(78);
    assertThat(swapped.err()).contains(files().key() + " holds no ");
    assertThat(Path.of(data)).doesNotExist();
  }

  /** Makes one, over what was there. */
  private TestCertificate certificate(String algorithm) {
    TestCertificate made = TestCertificate.make(folder, algorithm);
    made.writeTo(folder);
    return made;
  }

  /** Where {@link TestCertificate#writeTo} puts them. */
  private TlsFiles files() {
    return new TlsFiles(folder.resolve("server.pem"), folder.resolve("server.key"));
  }

  private static boolean shows(ServerProcess server, TestCertificate trusted) {
    try {
      return status(server, trusted) > 0;
    } catch (UncheckedIOException another) {
      return false;
    }
  }

  private static int status(ServerProcess server, TestCertificate trusted) {
    try (SecuredConnection secured =
        new SecuredConnection(TestCertificate.trusting(trusted), server.api().getPort())) {
      return secured.connection().exchange(RawRequest.of("GET", "/nothing")).status();
    }
  }
}
