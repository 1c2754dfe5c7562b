package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.TestCertificate;
import io.devicedeletions.adapters.http.tls.TlsFiles;
import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS of the packaged server, with a certificate that is replaced while it runs. */
class TlsEndToEndTest {

  private static final int TERMINATED = 128 + 15;

  @TempDir Path folder;

  @Test
  void a_server_speaks_https_and_takes_a_new_certificate() throws Exception {
    Certificate first = certificate("RSA");
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
      assertThat(answer(server, first)).startsWith("HTTP/1.1 404 ");

      Certificate second = certificate("EC");
      while (!shows(server, second)) {
        Thread.sleep(100);
      }
      assertThat(answer(server, second)).startsWith("HTTP/1.1 404 ");

      server.askToStop();
      assertThat(server.await()).isEqualTo(TERMINATED);
      assertThat(server.standardError()).doesNotContain("Exception");
    }
  }

  @Test
  void files_that_cannot_be_used_are_told_before_anything_is_begun() throws Exception {
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
  private Certificate certificate(String algorithm) {
    TestCertificate made = TestCertificate.make(folder, algorithm);
    made.writeCertificate(files());
    made.writeKey(files());
    return made.certificate();
  }

  private TlsFiles files() {
    return new TlsFiles(folder.resolve("server.pem"), folder.resolve("server.key"));
  }

  private boolean shows(ServerProcess server, Certificate trusted) throws Exception {
    try {
      return !answer(server, trusted).isEmpty();
    } catch (IOException another) {
      return false;
    }
  }

  private static String answer(ServerProcess server, Certificate trusted)
      throws IOException, GeneralSecurityException {
    try (SSLSocket socket =
        (SSLSocket)
            trusting(trusted)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.api().getPort())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SSLContext trusting(Certificate trusted)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("server", trusted);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
