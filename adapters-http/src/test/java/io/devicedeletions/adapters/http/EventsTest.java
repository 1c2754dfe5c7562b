package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.StreamClient.Event;
import io.devicedeletions.adapters.http.testkit.Json;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of events: what comes, when they end, and what they cost. */
class EventsTest {

  private RunningApi api;
  private Asking ask;

  @BeforeEach
  void start() {
    api = RunningApi.start();
    ask = new Asking(api);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private StreamClient follow(String path) {
    return StreamClient.open(api, path, api.issuer().token("acme"));
  }

  @Test
  void followsABatchToItsEnd() {
    String batch = ask.schedule(1, 2);
    try (StreamClient client = follow("/deletions/" + batch + "/events")) {
      assertThat(client.status()).isEqualTo(200);
      assertThat(client.field("Content-Type")).startsWith("text/event-stream");
      assertThat(client.field("Cache-Control")).isEqualTo("no-store");
      assertThat(client.field("x-request-id")).hasSize(36);
      Event first = client.next();
      assertThat(first.name()).isEqualTo("batch");
      assertThat(Json.object(first.data()))
          .containsEntry("batchId", batch)
          .containsEntry("state", "RUNNING");

      api.removeDue();

      List<Event> rest = client.rest();
      assertThat(rest.stream().map(Event::name)).containsExactly("batch", "end", "(closed)");
      assertThat(Json.object(rest.get(0).data())).containsEntry("state", "FINISHED");
    }
  }

  @Test
  void endsAtOnceWhereNothingCanChangeAnyMore() {
    String batch = ask.schedule(1);
    api.removeDue();
    try (StreamClient client = follow("/deletions/" + batch + "/events")) {
      assertThat(client.rest().stream().map(Event::name))
          .containsExactly("batch", "end", "(closed)");
    }
  }

  @Test
  void followsATenantsWork() {
    try (StreamClient client = follow("/deletion-totals/events")) {
      assertThat(Json.object(client.next().data())).containsEntry("pendingDevices", 0);
      ask.schedule(1, 2, 3);
      assertThat(Json.object(client.next().data())).containsEntry("pendingDevices", 3);
    }
  }

  @Test
  void saysNothingWhereNothingChanges() throws InterruptedException {
    String batch = ask.schedule(1);
    try (StreamClient client = follow("/deletions/" + batch + "/events")) {
      client.next();
      Thread.sleep(2_500);
      assertThat(client.isQuiet()).isTrue();
    }
  }

  @Test
  void looksOnceForAllWhoWatch() throws InterruptedException {
    String batch = ask.schedule(1);
    List<StreamClient> clients =
        IntStream.range(0, 50)
            .mapToObj(number -> follow("/deletions/" + batch + "/events"))
            .toList();
    clients.forEach(StreamClient::next);
    long before = api.looks();
    Thread.sleep(3_000);
    // One round a second, whoever watches; a round more may have begun.
    assertThat(api.looks() - before).isBetween(1L, 4L);
    clients.forEach(StreamClient::close);
  }

  @Test
  void endsWithItsToken() {
    String batch = ask.schedule(1);
    // A token is taken for half a minute longer than it says, for clocks that differ.
    String token =
        api.issuer()
            .token(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(27))));
    try (StreamClient client = StreamClient.open(api, "/deletions/" + batch + "/events", token)) {
      assertThat(client.rest().stream().map(Event::name)).containsExactly("batch", "(closed)");
    }
  }

  @Test
  void endsWhenItsTenantIsSwitchedOff() {
    String batch = ask.schedule(1);
    try (StreamClient client = follow("/deletions/" + batch + "/events")) {
      api.tenants().save(new Tenant(new TenantId("acme"), false));
      assertThat(client.rest().stream().map(Event::name)).containsExactly("batch", "(closed)");
    }
  }

  @Test
  void endsWithADrainAndKeepsNoneWaiting() {
    String batch = ask.schedule(1);
    try (StreamClient client = follow("/deletions/" + batch + "/events")) {
      client.next();
      assertThat(api.server().drain(Duration.ofSeconds(5))).isTrue();
      assertThat(client.next()).isEqualTo(StreamClient.CLOSED);
    }
  }

  @Test
  void keepsRoomForOtherTenants() {
    String batch = ask.schedule(1);
    List<StreamClient> clients =
        IntStream.range(0, 750)
            .mapToObj(number -> follow("/deletions/" + batch + "/events"))
            .toList();
    clients.forEach(StreamClient::next);
    try (StreamClient more = follow("/deletions/" + batch + "/events");
        StreamClient other =
            StreamClient.open(api, "/deletion-totals/events", api.issuer().token("globex"))) {
      assertThat(more.status()).isEqualTo(503);
      assertThat(more.field("Retry-After")).isEqualTo("1");
      assertThat(other.next().name()).isEqualTo("totals");
    }
    clients.forEach(StreamClient::close);
  }
}
