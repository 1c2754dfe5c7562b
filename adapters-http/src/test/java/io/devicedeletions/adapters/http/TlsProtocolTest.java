package io.devicedeletions.adapters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.adapters.http.testkit.SecuredConnection;
import io.devicedeletions.adapters.http.testkit.TestCertificate;
import io.devicedeletions.adapters.http.tls.TlsFiles;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTPS over real sockets, with certificates that are made here. */
@Timeout(60)
class TlsProtocolTest {

  private static final String GOOD = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";

  @TempDir static Path workshop;
  private static TestCertificate first;
  private static TestCertificate second;
  private static SSLContext client;

  @TempDir Path folder;

  @BeforeAll
  static void make() {
    first = TestCertificate.make(workshop, "EC");
    second = TestCertificate.make(workshop, "RSA");
    client = TestCertificate.trusting(first, second);
  }

  private static SecuredConnection connect(RunningApi api, String... versions) {
    return new SecuredConnection(client, api.server().port(), versions);
  }

  private static int answered(RunningApi api, SecuredConnection secured) {
    return secured.connection().exchange(api.post(GOOD)).status();
  }

  @ParameterizedTest
  @CsvSource({"EC,TLSv1.3", "EC,TLSv1.2", "RSA,TLSv1.3", "RSA,TLSv1.2"})
  void requestsAreAnswered(String algorithm, String version) {
    TlsFiles files = (algorithm.equals("EC") ? first : second).writeTo(folder);
    try (RunningApi api = RunningApi.startSecured(files);
        SecuredConnection secured = connect(api, version)) {
      assertThat(secured.version()).isEqualTo(version);
      assertThat(answered(api, secured)).isEqualTo(202);
      RawConnection connection = secured.connection();
      connection.send(api.post(GOOD).with("Expect", "100-continue").head());
      assertThat(connection.read().status()).isEqualTo(100);
      connection.send(GOOD.getBytes(UTF_8));
      assertThat(connection.read().status()).isEqualTo(202);
      connection.send(api.post("").body(new byte[2 * 1024 * 1024]).bytes());
      RawResponse tooLarge = connection.read();
      assertThat(tooLarge.status()).isEqualTo(413);
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void anotherCertificateIsShownOnceItIsThereAndOpenConnectionsLiveOn()
      throws InterruptedException {
    TlsFiles files = first.writeTo(folder);
    try (RunningApi api = RunningApi.startSecured(files);
        SecuredConnection before = connect(api)) {
      assertThat(before.certificate()).isEqualTo(first.certificate());
      second.writeTo(folder);
      while (!shown(api).equals(second.certificate())) {
        assertThat(answered(api, before)).isEqualTo(202);
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(answered(api, before)).isEqualTo(202);
    }
  }

  private static Certificate shown(RunningApi api) {
    try (SecuredConnection secured = connect(api)) {
      assertThat(answered(api, secured)).isEqualTo(202);
      return secured.certificate();
    }
  }

  @Test
  void plainTextDoesNoHarm() {
    try (RunningApi api = RunningApi.startSecured(first.writeTo(folder));
        RawConnection plain = api.connect()) {
      plain.send(api.post(GOOD).bytes());
      plain.isEndedCleanly();
      assertThat(api.queue().batches()).isEmpty();
      assertThat(shown(api)).isEqualTo(first.certificate());
    }
  }

  @Test
  void aHandshakeWithThePlainPortDoesNoHarm() {
    try (RunningApi api = RunningApi.start()) {
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> connect(api));
      assertThat(api.send(api.post(GOOD)).status()).isEqualTo(202);
    }
  }

  @Test
  void aHandshakeThatNeverEndsHoldsASocketAndNotForLong() {
    Random random = new Random(1);
    byte[] hello = new byte[200];
    System.arraycopy(
        new byte[] {22, 3, 1, 0, (byte) 195, 1, 0, 0, (byte) 191, 3, 3}, 0, hello, 0, 11);
    try (RunningApi api = RunningApi.startSecured(first.writeTo(folder))) {
      Vector<RawConnection> slow = Vector.fill(100, api::connect);
      slow.forEach(connection -> connection.send(Arrays.copyOf(hello, random.nextInt(200))));
      assertThat(shown(api)).isEqualTo(first.certificate());
      assertThat(slow.forAll(RawConnection::isClosedByServer)).isTrue();
      slow.forEach(RawConnection::close);
    }
  }

  @Test
  void noClientBeginsAnew() throws IOException {
    try (RunningApi api = RunningApi.startSecured(first.writeTo(folder));
        SecuredConnection secured = connect(api, "TLSv1.2")) {
      assertThat(answered(api, secured)).isEqualTo(202);
      assertThatExceptionOfType(IOException.class).isThrownBy(secured::renegotiate);
      assertThat(shown(api)).isEqualTo(first.certificate());
    }
  }

  @Test
  void aStopEndsConnectionsInOrder() {
    RunningApi api = RunningApi.startSecured(first.writeTo(folder));
    try (SecuredConnection secured = connect(api)) {
      assertThat(answered(api, secured)).isEqualTo(202);
      api.close();
      assertThat(secured.connection().isEndedCleanly()).isTrue();
    }
  }
}
