package io.devicedeletions.bootstrap.campaign.proxy;

import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes bytes on to a port of this machine, until it is told to do worse. Thread-safe. */
public final class CuttingProxy implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  /** So long a statement takes at most to be committed, once it has left. */
  private static final Duration TO_COMMIT = Duration.ofSeconds(2);

  private final ServerSocket entrance;
  private final int target;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile String cutAfter = "";
  private volatile Cut cut = Cut.NOT_YET;
  private volatile long delayMillis;
  private volatile boolean holding;

  private CuttingProxy(ServerSocket entrance, int target) {
    this.entrance = entrance;
    this.target = target;
  }

  /** What became of a cut that was wanted. */
  public enum Cut {
    NOT_YET,
    /** The server had said that it committed, and nobody heard. */
    AFTER_COMMIT,
    /** The server had not said so in time, or it had said no. */
    WITHOUT_COMMIT
  }

  /** Opens a way to the port. */
  public static CuttingProxy to(int target) {
    try {
      CuttingProxy proxy =
          new CuttingProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
      daemon(proxy::accept, "campaign-proxy");
      return proxy;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public int port() {
    return entrance.getLocalPort();
  }

  /** Resets every connection. */
  public void cut() {
    links.forEach(Link::reset);
  }

  /**
   * Cuts the next connection over which a client sends this text, once the server says that it has
   * committed what that does, and before the client hears of it.
   */
  public void cutAfter(String text) {
    cut = Cut.NOT_YET;
    cutAfter = text;
  }

  /** What became of the last cut that was wanted. */
  public Cut lastCut() {
    return cut;
  }

  /** Lets nothing through in either direction, or everything that came in the meantime. */
  public void hold(boolean nothingPasses) {
    holding = nothingPasses;
  }

  /** Lets everything wait for so long, in each direction. */
  public void delay(long millis) {
    delayMillis = millis;
  }

  /** True for the one connection that is to be cut. */
  private synchronized boolean takeCut(String sent) {
    boolean isIt = !cutAfter.isEmpty() && sent.contains(cutAfter);
    if (isIt) {
      cutAfter = "";
    }
    return isIt;
  }

  private void accept() {
    try {
      while (!entrance.isClosed()) {
        Socket client = entrance.accept();
        try {
          Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
          links.add(link);
          daemon(link::passRequests, "campaign-proxy-requests");
          daemon(link::passAnswers, "campaign-proxy-answers");
        } catch (IOException nobodyThere) {
          client.close();
        }
      }
    } catch (IOException closed) {
      // no more connections are wanted
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    holding = false;
    try {
      entrance.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    cut();
  }

  /** A client's connection, and ours on its behalf. */
  private final class Link {

    private final Socket client;
    private final Socket server;
    private final DroppedAnswers dropped = new DroppedAnswers();
    private volatile boolean answersAreDropped;

    Link(Socket client, Socket server) throws IOException {
      this.client = client;
      this.server = server;
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    void passRequests() {
      pass(client, server, true);
    }

    void passAnswers() {
      pass(server, client, false);
    }

    private void pass(Socket from, Socket to, boolean requests) {
      byte[] buffer = new byte[BUFFER];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
          wait(length);
          if (requests) {
            watch(buffer, length);
          }
          if (requests || !answersAreDropped) {
            out.write(buffer, 0, length);
          } else {
            dropped.add(buffer, length);
          }
        }
      } catch (IOException broken) {
        // one end is gone, so is the other
      }
      close(from);
      close(to);
      links.remove(this);
    }

    private void wait(int length) {
      if (delayMillis > 0 && length > 0) {
        Pause.millis(delayMillis);
      }
      while (holding) {
        Pause.millis(10);
      }
    }

    private void watch(byte[] buffer, int length) {
      if (!cutAfter.isEmpty()
          && takeCut(new String(buffer, 0, length, StandardCharsets.ISO_8859_1))) {
        answersAreDropped = true;
        daemon(this::resetOnceCommitted, "campaign-proxy-cut");
      }
    }

    private void resetOnceCommitted() {
      boolean committed = Pause.until(TO_COMMIT, dropped::sayCommitted);
      reset();
      cut = committed ? Cut.AFTER_COMMIT : Cut.WITHOUT_COMMIT;
    }

    void reset() {
      try {
        client.setSoLinger(true, 0);
      } catch (IOException closedAlready) {
        // that is what was wanted
      }
      close(client);
      close(server);
    }

    private static void close(Socket socket) {
      try {
        socket.close();
      } catch (IOException closedAlready) {
        // that is what was wanted
      }
    }
  }
}
