package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS of the packaged server, with a certificate that is replaced while it runs. */
class TlsEndToEndTest {

  private static final String PASSWORD = "changeit";
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
                pem("certificate").toString(),
                "--tls-key",
                pem("key").toString()))) {
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
        ExecutableJar.run("serve", "--dev", "--data-dir", data, "--tls-key", pem("key").toString());
    assertThat(half.exitStatus()).isEqualTo(78);
    assertThat(half.err()).contains("--tls-key needs --tls-certificate");

    Result swapped =
        ExecutableJar.run(
            "serve",
            "--dev",
            "--data-dir",
            data,
            "--tls-certificate",
            pem("key").toString(),
            "--tls-key",
            pem("certificate").toString());
    assertThat(swapped.exitStatus()).isEqualTo(78);
    assertThat(swapped.err()).contains(pem("key") + " holds no ");
    assertThat(Path.of(data)).doesNotExist();
  }

  private Path pem(String name) {
    return folder.resolve(name + ".pem");
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

  /** Made by the JDK's keytool, for this test alone, and written over what was there. */
  private Certificate certificate(String algorithm) throws Exception {
    Path store = folder.resolve(algorithm + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Certificate certificate = keys.getCertificate("server");
    write(pem("certificate"), "CERTIFICATE", certificate.getEncoded());
    write(pem("key"), "PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
    return certificate;
  }

  private static void write(Path file, String kind, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
  }
}
