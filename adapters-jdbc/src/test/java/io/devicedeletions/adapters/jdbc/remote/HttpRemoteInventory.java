package io.devicedeletions.adapters.jdbc.remote;

import io.devicedeletions.adapters.jdbc.remote.RemoteDevices.Verdict;
import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.application.port.out.RemoteInventory;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An adapter to {@link HttpInventory}, as an embedder would write it. Thread-safe. */
final class HttpRemoteInventory implements RemoteInventory {

  private static final Duration RETRY_IN = Duration.ofMillis(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final Duration timeout;

  HttpRemoteInventory(URI address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
  }

  @Override
  public Seq<RemoteAnswer> remove(TenantId tenant, FencingToken token, Seq<PendingLine> lines) {
    try {
      return read(client.send(request(tenant, token, lines), BodyHandlers.ofString()), lines);
    } catch (ConnectException nobodyThere) {
      return notNow(lines, "nobody listens");
    } catch (IOException lost) {
      throw new UncheckedIOException("the connection was lost", lost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", interrupted);
    }
  }

  private HttpRequest request(TenantId tenant, FencingToken token, Seq<PendingLine> lines) {
    return HttpRequest.newBuilder(address.resolve(tenant.value()))
        .timeout(timeout)
        .header("Fencing-Token", Long.toString(token.value()))
        .POST(
            HttpRequest.BodyPublishers.ofString(
                lines.map(HttpRemoteInventory::write).mkString("\n")))
        .build();
  }

  private static String write(PendingLine line) {
    return String.join(
        " ",
        line.batch().toString(),
        Integer.toString(line.line()),
        line.device().uid().toString(),
        URLEncoder.encode(line.device().name().value(), StandardCharsets.UTF_8));
  }

  private static Seq<RemoteAnswer> read(HttpResponse<String> response, Seq<PendingLine> lines) {
    if (response.statusCode() == 503) {
      return notNow(lines, "the inventory is away");
    }
    if (response.statusCode() != 200) {
      throw new IllegalStateException("the inventory answered " + response.statusCode());
    }
    return lines.zipWith(
        Vector.ofAll(response.body().lines().map(Verdict::valueOf)), HttpRemoteInventory::answer);
  }

  private static RemoteAnswer answer(PendingLine line, Verdict verdict) {
    return switch (verdict) {
      case REMOVED ->
          new RemoteAnswer.Removed(line, new InventoryDevice(line.device(), LinkedHashMap.empty()));
      case NOT_FOUND -> new RemoteAnswer.NotFound(line);
      case NAME_MISMATCH -> new RemoteAnswer.NameMismatch(line);
      case LOCKED -> new RemoteAnswer.Refused(line, new AttemptError("locked", "it is locked"));
      case STALE -> notNow(line, "a later lease has asked");
    };
  }

  private static Seq<RemoteAnswer> notNow(Seq<PendingLine> lines, String reason) {
    return lines.map(line -> notNow(line, reason));
  }

  private static RemoteAnswer notNow(PendingLine line, String reason) {
    return new RemoteAnswer.NotNow(line, new AttemptError("not now", reason), RETRY_IN);
  }
}
