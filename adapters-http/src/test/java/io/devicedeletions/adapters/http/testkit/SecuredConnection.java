package io.devicedeletions.adapters.http.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.cert.Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection that speaks TLS, from its handshake on. */
public final class SecuredConnection implements AutoCloseable {

  private final SSLSocket socket;
  private final RawConnection connection;

  /** Connects to a port of this machine; what is offered may be one version, or all. */
  public SecuredConnection(SSLContext client, int port, String... versions) {
    try {
      socket =
          (SSLSocket)
              client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
      if (versions.length > 0) {
        socket.setEnabledProtocols(versions);
      }
      socket.setSoTimeout(10_000);
      socket.startHandshake();
      connection = new RawConnection(socket);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The certificate that the server showed. */
  public Certificate certificate() {
    try {
      return socket.getSession().getPeerCertificates()[0];
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The version that was agreed on. */
  public String version() {
    return socket.getSession().getProtocol();
  }

  /** Asks for another handshake on the same connection, as TLS 1.2 lets a client do. */
  public void renegotiate() throws IOException {
    socket.startHandshake();
    socket.getInputStream().read();
  }

  /** What is sent and read. */
  public RawConnection connection() {
    return connection;
  }

  @Override
  public void close() {
    connection.close();
  }
}
