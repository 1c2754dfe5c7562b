package io.devicedeletions.adapters.jdbc.testkit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;

/**
 * Sockets on which the server does not understand the next BEGIN, when told so: it refuses that one
 * statement, as if somebody had cancelled it. Thread-safe.
 */
public final class GarblingSockets extends SocketFactory {

  private static final AtomicBoolean GARBLING = new AtomicBoolean();

  /** Garbles the next BEGIN of any connection that was made here. */
  public static void garbleNextBegin() {
    GARBLING.set(true);
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public OutputStream getOutputStream() throws IOException {
        return new GarblingStream(super.getOutputStream());
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  private static final class GarblingStream extends FilterOutputStream {

    GarblingStream(OutputStream out) {
      super(out);
    }

    /** The driver flushes its buffer at once, so that a word is never cut in two here. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      byte[] sent = Arrays.copyOfRange(bytes, offset, offset + length);
      int begin = new String(sent, StandardCharsets.ISO_8859_1).indexOf("BEGIN");
      if (begin >= 0 && GARBLING.compareAndSet(true, false)) {
        sent[begin] = 'X';
      }
      out.write(sent);
    }
  }
}
