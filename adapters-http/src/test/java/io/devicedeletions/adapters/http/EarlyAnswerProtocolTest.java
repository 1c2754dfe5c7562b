package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a connection, and of the body, when the answer comes before it. */
@Timeout(30)
class EarlyAnswerProtocolTest {

  private static final RunningApi API = RunningApi.start();
  private static final String GOOD = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";

  @AfterAll
  static void stop() {
    API.close();
  }

  @Test
  void aConnectionStaysOpenAfterARefusalIfItsBodyIsSmallAndThere() {
    try (RawConnection connection = API.connect()) {
      RawResponse response = connection.exchange(RawRequest.post(GOOD + " ".repeat(20_000)));
      assertThat(response.status()).isEqualTo(401);
      assertThat(response.fields("Connection")).doesNotContain("close");
      assertThat(connection.exchange(API.post(GOOD)).status()).isEqualTo(202);
    }
  }

  @Test
  void aConnectionIsClosedAfterAnAnswerBeforeALargeBody() {
    try (RawConnection connection = API.connect()) {
      assertClosedAfter(connection, connection.exchange(RawRequest.post(" ".repeat(70_000))));
    }
  }

  @Test
  void aConnectionIsClosedAfterAnAnswerBeforeTheBodyIsThere() {
    try (RawConnection connection = API.connect()) {
      connection.send(RawRequest.post(GOOD).head());
      assertClosedAfter(connection, connection.read());
    }
  }

  private static void assertClosedAfter(RawConnection connection, RawResponse response) {
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.field("Connection")).isEqualTo("close");
    assertThat(connection.isClosedByServer()).isTrue();
  }

  @Test
  void nobodyIsAskedToGoOnWithoutAGoodToken() {
    try (RawConnection connection = API.connect()) {
      connection.send(RawRequest.post(GOOD).token("bad").with("Expect", "100-continue").head());
      assertThat(connection.read().status()).isEqualTo(401);
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void nobodyIsAskedToGoOnWithABodyThatIsTooLarge() {
    try (RawConnection connection = API.connect()) {
      connection.send(
          API.post("").body(new byte[1024 * 1024 + 1]).with("Expect", "100-continue").head());
      assertThat(connection.read().status()).isEqualTo(413);
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void whoSendsFarTooMuchGetsTheAnswerAllTheSame() {
    byte[] tenMegabytes = new byte[10 * 1024 * 1024];
    assertThat(API.send(API.post("").body(tenMegabytes)).status()).isEqualTo(413);
    assertThat(API.send(API.post("").chunked(tenMegabytes, 60_000)).status()).isEqualTo(413);
    assertThat(API.send(RawRequest.post("").body(tenMegabytes)).status()).isEqualTo(401);
  }

  /** Whatever is sent once the connection is closed is answered with a reset by the system. */
  @Test
  void whoDoesNotSendItsBodyIsLetGo() {
    try (RawConnection connection = API.connect()) {
      connection.send(RawRequest.post("").body(new byte[1024 * 1024]).head());
      assertThat(connection.read().status()).isEqualTo(401);
      assertThatThrownBy(() -> drip(connection)).isInstanceOf(UncheckedIOException.class);
    }
  }

  private static void drip(RawConnection connection) throws InterruptedException {
    for (int times = 0; times < 200; times++) {
      connection.send((byte) ' ');
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
