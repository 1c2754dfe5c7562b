package io.devicedeletions.adapters.jdbc.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.devicedeletions.adapters.jdbc.remote.RemoteDevices.Verdict;
import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The remote system: {@code POST /TENANT} with a {@code Fencing-Token} and a line of text for each
 * device ({@code batch line uid name}, the name in percent signs), answered with a word for each.
 */
final class HttpInventory implements AutoCloseable {

  private final RemoteDevices devices;
  private final Supplier<Fault> faults;
  private final Runnable beforeWork;
  private final Duration slow;
  private final Duration stall;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * Listens on loopback.
   *
   * @param faults what becomes of each request
   * @param beforeWork runs in each request before anything is done
   * @param lease how long leases last
   */
  HttpInventory(
      RemoteDevices devices, Supplier<Fault> faults, Runnable beforeWork, Duration lease) {
    this.devices = devices;
    this.faults = faults;
    this.beforeWork = beforeWork;
    this.slow = lease.dividedBy(2);
    this.stall = lease.multipliedBy(4);
    this.server = listen();
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private static HttpServer listen() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      beforeWork.run();
      answer(exchange, body, faults.get());
    }
  }

  private void answer(HttpExchange exchange, String body, Fault fault) throws IOException {
    switch (fault) {
      case AWAY -> send(exchange, 503, "");
      case FAILS -> send(exchange, 500, "");
      case FAILS_AFTERWARDS -> {
        work(exchange, body);
        send(exchange, 500, "");
      }
      case DROPPED -> work(exchange, body);
      case ARRIVES_TWICE -> {
        work(exchange, body);
        send(exchange, 200, work(exchange, body));
      }
      case SLOW -> {
        sleep(slow);
        send(exchange, 200, work(exchange, body));
      }
      case STALLED -> {
        sleep(stall);
        send(exchange, 200, work(exchange, body));
      }
      case NONE -> send(exchange, 200, work(exchange, body));
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String work(HttpExchange exchange, String body) {
    TenantId tenant = new TenantId(exchange.getRequestURI().getPath().substring(1));
    FencingToken token =
        new FencingToken(Long.parseLong(exchange.getRequestHeaders().getFirst("Fencing-Token")));
    return body.lines()
        .map(line -> remove(tenant, token, line).name())
        .collect(Collectors.joining("\n"));
  }

  private Verdict remove(TenantId tenant, FencingToken token, String line) {
    String[] words = line.split(" ", -1);
    Device device =
        new Device(
            new DeviceUid(UUID.fromString(words[2])),
            new DeviceName(URLDecoder.decode(words[3], StandardCharsets.UTF_8)));
    LineKey key =
        new LineKey(tenant, new BatchId(UUID.fromString(words[0])), Integer.parseInt(words[1]));
    return devices.remove(key, token, device);
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Carries out what lies about, which is when stalled requests do their harm. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
        throw new AssertionError("a request to the inventory does not end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
