package io.devicedeletions.adapters.http;

import static io.devicedeletions.adapters.http.ExampleDevices.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Refusals that an operation shares with others, each provoked for it alone. */
final class SharedRefusals {

  private static final int STREAMS_OF_A_TENANT = 750;

  private final Showing show;
  private final Function<ExampleDevices, RawRequest> complete;

  private SharedRefusals(Showing show, Function<ExampleDevices, RawRequest> complete) {
    this.show = show;
    this.complete = complete;
  }

  /**
   * Provokes all of them that the document has for the operation.
   *
   * @param complete makes a request that lacks nothing; a batch in its path is unknown
   */
  static void show(Showing show, Function<ExampleDevices, RawRequest> complete) {
    SharedRefusals refusals = new SharedRefusals(show, complete);
    try (RunningApi api = RunningApi.start()) {
      RawRequest request = complete.apply(new ExampleDevices(api));
      refusals.showByCaller(api, request);
      refusals.showByHead(api, request);
      refusals.showByBody(api, request);
      refusals.showByPlaces(api, request);
      refusals.showByTrouble(api, request);
    }
  }

  private void showByCaller(RunningApi api, RawRequest request) {
    show.withoutBody(api.send(request.without("Authorization")));
    RawResponse refused =
        api.send(request.token(api.issuer().token(claims -> claims.claim("scope", "other"))));
    show.answer(refused, "notEnabled");
    String challenge = refused.field("WWW-Authenticate");
    String scope = challenge.replaceFirst(".*scope=\"([^\"]+)\"", "$1");
    assertThat(show.operation().content().get("description"))
        .asString()
        .contains("`" + scope + "`");
    show.answer(api.send(request.token(new ExampleDevices(api).token("nobody"))), "notEnabled");
    show.answer(api.send(request.token(new ExampleDevices(api).token(""))), "noTenant");
  }

  private void showByHead(RunningApi api, RawRequest request) {
    show.answer(api.send(request.with("x-request-id", "x")), "badRequestId");
    showIfDescribed(api, request, "a=b", "noQueryParameters");
    showIfDescribed(api, request, "a=b", "unknownParameter");
    showIfDescribed(api, request, "limit=0", "badLimit");
    showIfDescribed(api, request, "cursor=x", "badCursor");
    showIfDescribed(api, request, "since=yesterday", "badSince");
    if (show.operation().isAboutABatch()) {
      show.answer(api.send(request), "unknownBatch");
    }
  }

  private void showIfDescribed(RunningApi api, RawRequest request, String query, String example) {
    if (show.operation().has(400, example)) {
      show.answer(api.send(asking(request, query)), example);
    }
  }

  static RawRequest asking(RawRequest request, String query) {
    String separator = request.line().contains("?") ? "&" : "?";
    return request.line(request.line().replace(" HTTP/", separator + query + " HTTP/"));
  }

  private void showByBody(RunningApi api, RawRequest request) {
    if (show.operation().takesABody()) {
      show.answer(api.send(request.body(new byte[1024 * 1024 + 1])), "tooLarge");
      show.answer(api.send(request.with("Content-Encoding", "gzip")), "notJson");
      show.answer(late(), "late");
    } else {
      show.answer(api.send(request.body("{}")), "aBody");
    }
  }

  private RawResponse late() {
    try (RunningApi api = RunningApi.start(limits -> limits.withBody(1000, Duration.ofMillis(50)));
        RawConnection connection = api.connect()) {
      connection.send(complete.apply(new ExampleDevices(api)).head());
      return connection.read();
    }
  }

  /** An unknown batch is told only after there is room to watch one. */
  private void showByPlaces(RunningApi api, RawRequest request) {
    if (!show.operation().has(503, "tooManyStreams")) {
      return;
    }
    String token = new ExampleDevices(api).token(ACME.value());
    List<StreamClient> watching =
        IntStream.range(0, STREAMS_OF_A_TENANT)
            .mapToObj(number -> StreamClient.open(api, "/deletion-totals/events", token))
            .toList();
    watching.forEach(StreamClient::next);
    show.answer(api.send(request), "tooManyStreams");
    watching.forEach(StreamClient::close);
  }

  private void showByTrouble(RunningApi api, RawRequest request) {
    api.tenants().breakDown();
    show.answer(api.send(request), "trouble");
    api.issuer().loseKeys();
    show.answer(api.send(request), "noKeys");
    api.server().drain(Duration.ofSeconds(5));
    show.answer(api.send(request), "busy");
  }
}
