package io.devicedeletions.bootstrap.isolation;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection for one request, and every byte of its answer. */
final class Wire {

  private static final int PATIENCE_MILLISECONDS = 30_000;
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

  private Wire() {}

  /** A device as it is named in a request. */
  static String device(String uid, String name) {
    return "{\"uid\":\"%s\",\"name\":\"%s\"}"
        .formatted(uid, name.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  /** Sends a request; all that comes back. */
  static String exchange(URI server, String requestLine, List<String> fields, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        requestLine
            + " HTTP/1.1\r\nhost: localhost\r\ncontent-length: "
            + content.length
            + "\r\n"
            + String.join("\r\n", fields)
            + "\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    request.writeBytes(content);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write(request.toByteArray());
      return answer(socket.getInputStream());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String answer(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      read.write(next);
    }
    Matcher length = LENGTH.matcher(read.toString(StandardCharsets.ISO_8859_1));
    read.writeBytes(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
    return read.toString(StandardCharsets.UTF_8);
  }
}
