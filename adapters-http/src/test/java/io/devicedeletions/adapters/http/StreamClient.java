package io.devicedeletions.adapters.http;

import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody who reads a stream of events, as it comes. */
final class StreamClient implements AutoCloseable {

  /** Stands for the end of the stream. */
  static final Event CLOSED = new Event("(closed)", "");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final HttpResponse<Stream<String>> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Thread reader;

  /** One event. */
  record Event(String name, String data) {}

  private StreamClient(HttpResponse<Stream<String>> response) {
    this.response = response;
    this.reader = new Thread(this::read, "stream-client");
    this.reader.setDaemon(true);
    this.reader.start();
  }

  static StreamClient open(RunningApi api, String path, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + api.server().port() + Asking.DEVICE + path))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      return new StreamClient(CLIENT.send(request, BodyHandlers.ofLines()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private void read() {
    String name = "";
    try (Stream<String> lines = response.body()) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("event:")) {
          name = line.substring("event:".length());
        } else if (line.startsWith("data:")) {
          events.add(new Event(name, line.substring("data:".length())));
        }
      }
      events.add(CLOSED);
    } catch (UncheckedIOException broken) {
      events.add(new Event("(broken)", String.valueOf(broken.getMessage())));
    }
  }

  int status() {
    return response.statusCode();
  }

  String field(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The next event, for which a test waits at most ten seconds. */
  Event next() {
    return nextWithin(10);
  }

  /** The next event, for which a test waits so many seconds at most. */
  Event nextWithin(long seconds) {
    try {
      @Nullable Event event = events.poll(seconds, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("no event within " + seconds + " seconds");
      }
      return event;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Everything up to the end. */
  List<Event> rest() {
    List<Event> all = new ArrayList<>();
    Event event = next();
    while (!event.name().startsWith("(")) {
      all.add(event);
      event = next();
    }
    all.add(event);
    return all;
  }

  /** Whether nothing has come that was not taken. */
  boolean isQuiet() {
    return events.isEmpty();
  }

  @Override
  public void close() {
    response.body().close();
    reader.interrupt();
  }
}
