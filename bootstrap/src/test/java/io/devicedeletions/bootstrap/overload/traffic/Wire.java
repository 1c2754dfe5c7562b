package io.devicedeletions.bootstrap.overload.traffic;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A connection of a client that waits for each answer. */
public final class Wire implements AutoCloseable {

  private static final int LARGEST_ANSWER = 64 * 1024;

  private final Socket socket;
  private final ByteBuffer received = ByteBuffer.allocate(LARGEST_ANSWER);

  private Wire(Socket socket) {
    this.socket = socket;
  }

  /** Connects to a port of this machine. */
  public static Wire open(int port, int patienceMillis) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(patienceMillis);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patienceMillis);
      return new Wire(socket);
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  /** Sends a request and reads its answer to the end. */
  public Head ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    received.clear();
    Optional<Head> head = Optional.empty();
    while (head.isEmpty() || received.position() < head.get().length()) {
      read(socket.getInputStream());
      if (head.isEmpty()) {
        head = Head.in(received);
      }
    }
    return head.get();
  }

  private void read(InputStream in) throws IOException {
    int count = in.read(received.array(), received.position(), received.remaining());
    if (count < 0) {
      throw new EOFException("closed before the end of an answer");
    }
    received.position(received.position() + count);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
