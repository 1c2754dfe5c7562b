package io.devicedeletions.adapters.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over a connection, byte by byte, and when it is closed. */
@Timeout(30)
class ConnectionProtocolTest {

  private static final RunningApi API = RunningApi.start();
  private static final String GOOD = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";

  @AfterAll
  static void stop() {
    API.close();
  }

  private static RawRequest unsized(RawRequest request) {
    return request.without("Content-Length").rawBody(new byte[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip, chunked",
        "xchunked",
        "identity",
        "chunked, chunked",
        "Chunked",
        "chunked;q=1"
      })
  void anotherTransferEncodingThanChunkedIsRefused(String coding) {
    assertRefusedAndClosed(unsized(API.post("")).with("Transfer-Encoding", coding));
  }

  @Test
  void anExpectationMayBeWrittenInAnyCase() {
    try (RawConnection connection = API.connect()) {
      connection.send(API.post(GOOD).with("Expect", "100-Continue").head());
      assertThat(connection.read().status()).isEqualTo(100);
    }
  }

  @Test
  void aTransferEncodingIsNoneOfHttp10() {
    assertRefusedAndClosed(
        API.post("")
            .chunked(GOOD.getBytes(UTF_8), 5)
            .line("POST " + RawRequest.DELETIONS + " HTTP/1.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/0.9", "HTTP/2.0", "http/1.1"})
  void anotherVersionIsRefused(String version) {
    try (RawConnection connection = API.connect()) {
      RawResponse response =
          connection.exchange(API.post(GOOD).line("POST " + RawRequest.DELETIONS + " " + version));
      assertThat(response.status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {";a=b", ";", "/x;y"})
  void aSemicolonInThePathIsRefused(String suffix) {
    assertRefusedAndClosed(
        API.post(GOOD).line("POST " + RawRequest.DELETIONS + suffix + " HTTP/1.1"));
  }

  private static void assertRefusedAndClosed(RawRequest request) {
    try (RawConnection connection = API.connect()) {
      RawResponse response = connection.exchange(request);
      assertThat(response.status()).as("%s", response).isEqualTo(400);
      assertThat(response.code()).isEqualTo("INVALID_REQUEST");
      assertThat(response.field("Connection")).isEqualTo("close");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aLengthBesideATransferEncodingIsRefused() {
    RawRequest both = API.post(GOOD).with("Transfer-Encoding", "chunked");
    assertThat(API.send(both).status()).isEqualTo(400);
  }

  @Test
  void aChunkedBodyIsABodyLikeAnyOther() {
    assertThat(API.send(API.post("").chunked(GOOD.getBytes(UTF_8), 3)).status()).isEqualTo(202);
  }

  @Test
  void aPathMayComeWithItsHost() {
    assertThat(
            API.send(
                    API.post(GOOD)
                        .line("POST http://localhost" + RawRequest.DELETIONS + " HTTP/1.1"))
                .status())
        .isEqualTo(202);
  }

  @Test
  void aConnectionStaysOpenAfterAnAnswerToAWholeRequest() {
    try (RawConnection connection = API.connect()) {
      assertThat(connection.exchange(API.post(GOOD)).status()).isEqualTo(202);
      assertThat(connection.exchange(API.post("{}")).status()).isEqualTo(400);
      assertThat(connection.exchange(RawRequest.of("GET", "/nothing")).status()).isEqualTo(404);
      assertThat(connection.exchange(RawRequest.of("HEAD", "/nothing")).status()).isEqualTo(404);
      assertThat(connection.exchange(API.post(GOOD)).status()).isEqualTo(202);
    }
  }

  @Test
  void requestsMayBePipelined() {
    try (RawConnection connection = API.connect()) {
      byte[] both =
          (new String(API.post(GOOD).bytes(), ISO_8859_1)
                  + new String(API.post("{}").bytes(), ISO_8859_1))
              .getBytes(ISO_8859_1);
      connection.send(both);
      assertThat(connection.read().status()).isEqualTo(202);
      assertThat(connection.read().status()).isEqualTo(400);
    }
  }

  @Test
  void aGoodClientIsAskedToGoOn() {
    try (RawConnection connection = API.connect()) {
      RawRequest request = API.post(GOOD).with("Expect", "100-continue");
      connection.send(request.head());
      assertThat(connection.read().status()).isEqualTo(100);
      connection.send(GOOD.getBytes(UTF_8));
      assertThat(connection.read().status()).isEqualTo(202);
      assertThat(connection.exchange(API.post(GOOD)).status()).isEqualTo(202);
    }
  }

  @Test
  void aBodyThatComesByteByByteIsCutOffAtTheDeadline() {
    try (RunningApi impatient = start(Duration.ofMillis(200));
        RawConnection connection = impatient.connect()) {
      connection.send(impatient.post(GOOD).head());
      connection.send((byte) '{');
      RawResponse response = connection.read();
      assertThat(response.status()).isEqualTo(408);
      assertThat(response.code()).isEqualTo("INVALID_REQUEST");
      assertThat(connection.isClosedByServer()).isTrue();
      assertThat(impatient.queue().batches()).isEmpty();
    }
  }

  private static RunningApi start(Duration bodyDeadline) {
    return RunningApi.start(limits -> limits.withBody(1024 * 1024, bodyDeadline));
  }

  @Test
  void aBodyThatComesInPiecesIsRead() {
    byte[] body = GOOD.getBytes(UTF_8);
    try (RawConnection connection = API.connect()) {
      connection.send(API.post(GOOD).head());
      for (byte piece : body) {
        connection.send(piece);
      }
      assertThat(connection.read().status()).isEqualTo(202);
    }
  }

  @Test
  void slowClientsDoNotKeepTheOthersWaiting() {
    try (RunningApi small = RunningApi.start(limits -> limits.withConcurrency(8, 1));
        RawConnection slow = small.connect();
        RawConnection slower = small.connect()) {
      slow.send(small.post(GOOD).head());
      slower.send(small.post(GOOD).head());
      assertThat(small.send(small.post(GOOD)).status()).isEqualTo(202);
    }
  }

  @Test
  void malformedChunksEndTheConnection() {
    try (RawConnection connection = API.connect()) {
      connection.send(unsized(API.post("")).with("Transfer-Encoding", "chunked").head());
      connection.send("f".repeat(20).getBytes(UTF_8));
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aHeadThatIsTooLargeIsRefused() {
    assertThat(API.send(API.post(GOOD).with("x-long", "x".repeat(17 * 1024))).status())
        .isEqualTo(400);
  }

  @Test
  void tooManyHeaderFieldsAreRefused() {
    RawRequest many = API.post(GOOD);
    for (int count = 0; count < 65; count++) {
      many = many.with("x-" + count, "x");
    }
    assertThat(API.send(many).status()).isEqualTo(400);
  }
}
