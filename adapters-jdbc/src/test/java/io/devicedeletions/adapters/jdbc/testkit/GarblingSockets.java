package io.devicedeletions.adapters.jdbc.testkit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;

/**
 * Sockets on which the server does not understand the next BEGIN, when told so: it refuses that one
 * statement, as if somebody had cancelled it. Thread-safe.
 */
public final class GarblingSockets extends SocketFactory {

  private static final AtomicBoolean GARBLING = new AtomicBoolean();
  private static final byte[] BEGIN = "BEGIN".getBytes(StandardCharsets.US_ASCII);

  /** Garbles the next BEGIN of any connection that was made here. */
  public static void garbleNextBegin() {
    GARBLING.set(true);
  }

  /** True until a BEGIN has come by. */
  public static boolean isGarbling() {
    return GARBLING.get();
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
      byte[] sent = new byte[length];
      System.arraycopy(bytes, offset, sent, 0, length);
      int place = indexOfBegin(sent);
      if (place >= 0 && GARBLING.compareAndSet(true, false)) {
        sent[place] = 'X';
      }
      out.write(sent);
    }

    private static int indexOfBegin(byte[] sent) {
      return new String(sent, StandardCharsets.ISO_8859_1)
          .indexOf(new String(BEGIN, StandardCharsets.US_ASCII));
    }
  }
}
