package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import java.net.BindException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ManagementServerTest {

  private static RawResponse send(BooleanSupplier ready, String method, String path) {
    try (ManagementServer server = ManagementServer.start("127.0.0.1", 0, ready, () -> "up 1\n");
        RawConnection connection = new RawConnection(server.port())) {
      return connection.exchange(RawRequest.of(method, path));
    }
  }

  private static boolean broken() {
    throw new IllegalStateException("the database is gone");
  }

  @Test
  void isAliveWhateverElseIsBroken() {
    assertThat(send(ManagementServerTest::broken, "GET", "/livez").status()).isEqualTo(200);
  }

  @Test
  void isReadyOnlyWhenItIsSure() {
    assertThat(send(() -> true, "GET", "/readyz").status()).isEqualTo(200);
    assertThat(send(() -> false, "GET", "/readyz").status()).isEqualTo(503);
    assertThat(send(ManagementServerTest::broken, "GET", "/readyz").status()).isEqualTo(503);
    assertThat(send(() -> true, "HEAD", "/readyz").status()).isEqualTo(200);
  }

  @Test
  void hasMetricsAsText() {
    RawResponse response = send(() -> true, "GET", "/metrics");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.field("Content-Type")).startsWith("text/plain; version=0.0.4");
    assertThat(response.body()).isEqualTo("up 1\n");
  }

  @Test
  void hasNothingElse() {
    assertThat(send(() -> true, "GET", "/").status()).isEqualTo(404);
    assertThat(send(() -> true, "GET", RawRequest.DELETIONS).status()).isEqualTo(404);
    assertThat(send(() -> true, "POST", "/livez").status()).isEqualTo(404);
  }

  @Test
  void saysWhyItCannotListen() {
    try (ManagementServer first = ManagementServer.start("127.0.0.1", 0, () -> true, () -> "")) {
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(
              () -> ManagementServer.start("127.0.0.1", first.port(), () -> true, () -> "").close())
          .withCauseInstanceOf(BindException.class);
    }
  }
}
