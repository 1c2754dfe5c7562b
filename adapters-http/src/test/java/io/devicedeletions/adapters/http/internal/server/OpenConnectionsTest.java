package io.devicedeletions.adapters.http.internal.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.SecuredConnection;
import io.devicedeletions.adapters.http.testkit.TestCertificate;
import io.devicedeletions.adapters.http.tls.TransportSecurity;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No connection is forgotten while it is open, and none remembered when it is not. */
@Timeout(60)
class OpenConnectionsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final RawRequest REQUEST = RawRequest.of("GET", "/");

  @TempDir Path folder;

  private static HttpListener listen(Option<TransportSecurity> security) {
    return HttpListener.start(
        new HttpListener.Setup("127.0.0.1", 0, 2, 1024, 100, security),
        exchange -> exchange.setStatusCode(200).setResponseContentLength(0).endExchange());
  }

  @Test
  void plainOnesAreKnownWhileTheyAreOpen() throws IOException {
    try (HttpListener listener = listen(Option.none())) {
      assertThat(listener.awaitLeave(Duration.ZERO)).isTrue();
      try (RawConnection connection = new RawConnection(listener.port())) {
        assertThat(connection.exchange(REQUEST).status()).isEqualTo(200);
        assertThat(listener.awaitLeave(Duration.ZERO)).isFalse();
      }
      try (RawConnection refused = new RawConnection(listener.port())) {
        refused.send("nonsense\r\n\r\n".getBytes(UTF_8));
        assertThat(refused.isEndedCleanly()).isTrue();
      }
      try (RawConnection closing = new RawConnection(listener.port())) {
        assertThat(closing.exchange(REQUEST.with("Connection", "close")).status()).isEqualTo(200);
        assertThat(closing.isEndedCleanly()).isTrue();
      }
      reset(listener.port());
      assertThat(listener.awaitLeave(PATIENCE)).isTrue();
    }
  }

  @Test
  void securedOnesTooAlsoThoseThatNeverWere() throws IOException {
    TestCertificate certificate = TestCertificate.make(folder, "EC");
    try (TransportSecurity security = TransportSecurity.watching(certificate.writeTo(folder));
        HttpListener listener = listen(Option.some(security))) {
      try (SecuredConnection secured =
          new SecuredConnection(TestCertificate.trusting(certificate), listener.port())) {
        assertThat(secured.connection().exchange(REQUEST).status()).isEqualTo(200);
        assertThat(listener.awaitLeave(Duration.ZERO)).isFalse();
      }
      try (RawConnection plain = new RawConnection(listener.port())) {
        plain.send(REQUEST.bytes());
        plain.isEndedCleanly();
      }
      reset(listener.port());
      assertThat(listener.awaitLeave(PATIENCE)).isTrue();
    }
  }

  private static void reset(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write('G');
      socket.setSoLinger(true, 0);
    }
  }
}
