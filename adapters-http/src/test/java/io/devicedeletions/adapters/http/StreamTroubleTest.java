package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.StreamClient.Event;
import org.junit.jupiter.api.Test;

/** What those hear who watch a store that is away. */
class StreamTroubleTest extends OnStockedApi {

  @Test
  void saysSoWhereItCannotLookForLongAndEnds() {
    String batch = ask.schedule(1);
    try (StreamClient client =
        StreamClient.open(api, "/deletions/" + batch + "/events", api.issuer().token("acme"))) {
      assertThat(client.next().name()).isEqualTo("batch");
      api.breakLooks(true);
      assertThat(client.nextWithin(20).name()).isEqualTo("trouble");
      assertThat(client.next()).isEqualTo(StreamClient.CLOSED);
    }
  }

  @Test
  void goesOnWhereItCanLookAgainSoon() throws InterruptedException {
    String batch = ask.schedule(1);
    try (StreamClient client =
        StreamClient.open(api, "/deletions/" + batch + "/events", api.issuer().token("acme"))) {
      client.next();
      api.breakLooks(true);
      Thread.sleep(3_000);
      api.breakLooks(false);
      api.removeDue();
      Event next = client.next();
      assertThat(next.name()).isEqualTo("batch");
      assertThat(next.data()).contains("FINISHED");
    }
  }
}
