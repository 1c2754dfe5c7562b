package io.devicedeletions.adapters.http.internal.server;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads past what clients still send after their answer, for a moment: a connection that is closed
 * with bytes unread makes the client's system throw the answer away. However many clients that are,
 * some 64 MB a second are read and no more, so that large bodies which are refused take no time
 * from those that are not. Thread-safe.
 */
final class Lingering {

  /** What is read past for one client at most. */
  static final long MOST_BYTES = 16L * 1024 * 1024;

  private static final long LONGEST_NANOSECONDS = TimeUnit.SECONDS.toNanos(2);

  /** Who comes when so many are there is given no time. */
  private static final int MOST = 256;

  private static final long UNLIMITED = -1;
  private static final int BYTES_A_TURN = 64 * 1024;

  private final AtomicInteger clients = new AtomicInteger();

  /** Ends an exchange in a while, or as soon as its client has sent everything. */
  void end(HttpServerExchange exchange) {
    if (clients.get() >= MOST) {
      AnswerWriter.abandon(exchange);
      return;
    }
    if (exchange.isRequestChannelAvailable()) {
      exchange.setMaxEntitySize(UNLIMITED);
    }
    Client client = new Client(exchange);
    exchange.getIoThread().execute(client::begin);
  }

  /** One client, on its connection's thread. */
  private final class Client {

    private final HttpServerExchange exchange;
    private final StreamSourceChannel channel;
    private final long since = System.nanoTime();
    private long passed;

    Client(HttpServerExchange exchange) {
      this.exchange = exchange;
      this.channel = BodyTransfer.channelOf(exchange);
    }

    void begin() {
      clients.incrementAndGet();
      read();
    }

    /** Reads for a turn, and again after the turns of all others. */
    void read() {
      if (isOver()) {
        clients.decrementAndGet();
        exchange.endExchange();
      } else {
        exchange.getIoThread().executeAfter(this::read, clients.get(), TimeUnit.MILLISECONDS);
      }
    }

    /** Whatever goes wrong is the end, or its place would be taken for ever. */
    private boolean isOver() {
      try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
        return isReadToTheEnd(pooled.getBuffer())
            || passed > MOST_BYTES
            || System.nanoTime() - since > LONGEST_NANOSECONDS;
      } catch (IOException | RuntimeException | OutOfMemoryError trouble) {
        return true;
      }
    }

    private boolean isReadToTheEnd(ByteBuffer buffer) throws IOException {
      int count = 1;
      for (int turn = 0; turn < BYTES_A_TURN && count > 0; turn += count) {
        count = channel.read(buffer.clear());
        passed += count;
      }
      return count < 0;
    }
  }
}
