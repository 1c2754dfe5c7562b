package io.devicedeletions.bootstrap.endtoend;

import io.devicedeletions.bootstrap.leaks.Transcript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection on which bytes are written as they are; what comes back is read to the end. */
final class RawExchange implements AutoCloseable {

  private static final int PATIENCE_MILLISECONDS = 30_000;

  private final Socket socket;

  RawExchange(URI server) {
    try {
      socket = new Socket(server.getHost(), server.getPort());
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      socket.setTcpNoDelay(true);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /**
   * An answer.
   *
   * @param headers by lower-case name; several of one name are joined with {@code ", "}
   */
  record Answer(int status, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "(none)");
    }
  }

  /** Writes; a server that has answered and closed already is no failure of ours. */
  RawExchange send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (SocketException closedEarly) {
      return this;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    return this;
  }

  Answer receive(boolean toHead) {
    try {
      List<String> head = head();
      Map<String, String> headers = new TreeMap<>();
      for (String line : head.subList(1, head.size())) {
        int colon = line.indexOf(':');
        headers.merge(
            line.substring(0, colon).toLowerCase(Locale.ROOT),
            line.substring(colon + 1).trim(),
            (one, other) -> one + ", " + other);
      }
      int length = toHead ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
      byte[] body = socket.getInputStream().readNBytes(length);
      int status = Integer.parseInt(head.get(0).split(" ", 3)[1]);
      String text = new String(body, StandardCharsets.UTF_8);
      Transcript.keep(status, String.join("\n", head), text);
      return new Answer(status, headers, text);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private List<String> head() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new AssertionError("closed after '" + head.toString(StandardCharsets.UTF_8) + "'");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1).strip().lines().toList();
  }

  /** True if the server closes the connection without another byte. */
  boolean isClosedByServer() {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
