package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The one line that each request leaves behind. */
class AccessLogTest {

  private static final String ID = "0193a1b2-0000-7000-8000-00000000abcd";

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.devicedeletions.requests");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  private String lineOf(RunningApi api, RawRequest request) throws InterruptedException {
    lines.list.clear();
    api.send(request);
    api.listener().next();
    return List.copyOf(lines.list).get(0).getFormattedMessage();
  }

  @Test
  void tellsWhatBecameOfABatch() throws InterruptedException {
    try (RunningApi api = RunningApi.start()) {
      String body =
          "{\"devices\":[{\"uid\":\"secret-uid\",\"name\":\"secret-name\"},{\"uid\":\""
              + ID
              + "\",\"name\":\"n\"}]}";
      String line = lineOf(api, api.post(body).with("x-request-id", ID));
      assertThat(line)
          .matches(
              "request="
                  + ID
                  + " trace="
                  + ID
                  + " method=POST route="
                  + RawRequest.DELETIONS
                  + " status=202 ms=\\d+ tenant=acme requester=tester"
                  + " scheduled=1 invalid=1 failed=0");
    }
  }

  @Test
  void cannotBeForged() throws InterruptedException {
    try (RunningApi api = RunningApi.start()) {
      RawRequest request =
          RawRequest.of("FORGED", "/x%0d%0arequest=forged")
              .with("x-request-id", "forged")
              .with("traceparent", "forged")
              .token("forged");
      assertThat(lineOf(api, request))
          .matches(
              "request=[0-9a-f-]{36} trace=[0-9a-f-]{36} method=_OTHER route=unmatched"
                  + " status=404 ms=\\d+");
    }
  }
}
