package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.Json;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.domain.testkit.SampleDevices;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Short words for what tests ask of a running API. */
final class Asking {

  static final String DEVICE = "/api/v1/data-management/device";

  static final String ADMINISTRATION = "device_deletions:admin";

  private final RunningApi api;

  Asking(RunningApi api) {
    this.api = api;
  }

  RawRequest get(String path) {
    return RawRequest.of("GET", DEVICE + path).token(api.issuer().token("acme"));
  }

  RawRequest post(String path, String json) {
    return RawRequest.of("POST", DEVICE + path)
        .with("Content-Type", "application/json")
        .token(api.issuer().token("acme"))
        .body(json);
  }

  RawRequest administering(RawRequest request) {
    return request
        .without("Authorization")
        .token(api.issuer().token(claims -> claims.claim("scope", ADMINISTRATION)));
  }

  /** With a token that has every scope. */
  RawRequest knowing(RawRequest request) {
    return request
        .without("Authorization")
        .token(
            api.issuer()
                .token(
                    claims ->
                        claims.claim("scope", ApiSettings.PUBLISHED_SCOPE + " " + ADMINISTRATION)));
  }

  /** Sends a request, and holds the answer against what the document says of it. */
  RawResponse answer(RawRequest request) {
    RawResponse response = api.send(request);
    ApiDocument.served()
        .operation(request.line())
        .forEach(operation -> assertThat(operation.faults(response)).as("%s", response).isEmpty());
    return response;
  }

  Map<String, Object> json(RawRequest request) {
    RawResponse response = answer(request);
    if (response.status() != 200) {
      throw new AssertionError(response);
    }
    return Json.object(response.body());
  }

  /** Schedules devices that are well-formed, and answers the batch's id. */
  String schedule(int... devices) {
    StringBuilder lines = new StringBuilder();
    for (int device : devices) {
      lines.append(lines.isEmpty() ? "" : ",").append(line(device));
    }
    return batchOf(answer(post("/deletions", body(lines.toString()))));
  }

  static String batchOf(RawResponse accepted) {
    if (accepted.status() != 202) {
      throw new AssertionError(accepted);
    }
    String location = accepted.field("Location");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  static String line(int device) {
    return "{\"uid\":\"" + uid(device) + "\",\"name\":\"device-" + device + "\"}";
  }

  static String uid(int device) {
    return SampleDevices.uid(device).toString();
  }

  static String body(String lines) {
    return "{\"devices\":[" + lines + "]}";
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> list(Map<String, Object> json, String name) {
    return (List<Map<String, Object>>) Objects.requireNonNull(json.get(name), name);
  }
}
