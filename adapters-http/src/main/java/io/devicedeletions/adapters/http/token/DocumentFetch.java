package io.devicedeletions.adapters.http.token;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches small documents from a server that may be slow, broken or hostile: a second to connect,
 * two for the whole, {@value KeySetText#LARGEST} bytes, no redirects, nothing unpacked.
 * Thread-safe.
 */
final class DocumentFetch {

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(LONGEST_CONNECT)
          .build();

  /**
   * A document as text.
   *
   * @throws IOException if it cannot be had within these bounds; the message says why
   */
  String fetch(URI address) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(LONGEST)
            .header("Accept", "application/json")
            .build();
    HttpResponse<byte[]> response =
        await(client.sendAsync(request, head -> new BoundedBody(KeySetText.LARGEST)));
    if (response.statusCode() != 200) {
      throw new IOException("the server answered " + response.statusCode());
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** The client's own time limit ends with the head of the answer; this one is for the whole. */
  private static <T> T await(CompletableFuture<T> answer) throws IOException {
    try {
      return answer.get(LONGEST.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new IOException("it took longer than " + LONGEST.toSeconds() + " seconds", late);
    } catch (ExecutionException failed) {
      throw new IOException(String.valueOf(failed.getCause()), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      answer.cancel(true);
    }
  }
}
