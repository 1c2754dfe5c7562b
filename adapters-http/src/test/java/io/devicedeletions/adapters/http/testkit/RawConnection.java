package io.devicedeletions.adapters.http.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A connection on which anything can be sent. A test that waits for nothing fails after 10 s. */
public final class RawConnection implements AutoCloseable {

  private static final int PATIENCE_MILLISECONDS = 10_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  /** Connects to a port of this machine. */
  public RawConnection(int port) {
    this(connected(port));
  }

  private static Socket connected(int port) {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Takes over a socket that is connected. */
  public RawConnection(Socket socket) {
    try {
      this.socket = socket;
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      socket.setTcpNoDelay(true);
      this.in = new BufferedInputStream(socket.getInputStream());
      this.out = socket.getOutputStream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Sends bytes. */
  public void send(byte... bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Tells the server that nothing more will be sent. */
  public void endSending() {
    try {
      socket.shutdownOutput();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Sends a request and reads its response. */
  public RawResponse exchange(RawRequest request) {
    send(request.bytes());
    return read(!request.line().startsWith("HEAD "));
  }

  /** Reads a response. */
  public RawResponse read() {
    return read(true);
  }

  /** Reads a response, which to a HEAD has no body. */
  public RawResponse read(boolean hasBody) {
    try {
      return RawResponse.read(in, hasBody);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until the server has closed the connection; false if it sent something instead. */
  public boolean isClosedByServer() {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      return true;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** True if something comes within a while that was not read. */
  public boolean hasMoreWithin(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!hasMore() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    return hasMore();
  }

  /** True if something has come that was not read. */
  public boolean hasMore() {
    try {
      return in.available() > 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits for the end, whatever comes before it; true if that is no reset. */
  public boolean isEndedCleanly() {
    try {
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketException reset) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
