package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An API of its own for each test. */
abstract class OnRunningApi {

  RunningApi api;

  @BeforeEach
  void start() {
    api = RunningApi.start();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  void assertRefused(RawRequest request, int status, String code) {
    RawResponse response = api.send(request);
    assertThat(response.status()).as("%s", response).isEqualTo(status);
    assertThat(response.code()).isEqualTo(code);
    assertThat(response.message()).isNotBlank();
    assertThat(api.queue().batches()).isEmpty();
  }
}
