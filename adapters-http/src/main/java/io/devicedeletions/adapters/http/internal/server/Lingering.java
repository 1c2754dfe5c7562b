package io.devicedeletions.adapters.http.internal.server;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;
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
    if (exchange.isRequestChannelAvailable()) {
      exchange.setMaxEntitySize(UNLIMITED);
    }
    Client client = new Client(exchange);
    if (clients.incrementAndGet() > MOST) {
      clients.decrementAndGet();
      AnswerWriter.abandon(exchange);
      return;
    }
    exchange.getIoThread().execute(client::begin);
  }

  /** One client, on its connection's thread. */
  private final class Client {

    private final HttpServerExchange exchange;
    private final StreamSourceChannel channel;
    private long passed;
    private boolean ended;
    private XnioExecutor.@Nullable Key timer;

    Client(HttpServerExchange exchange) {
      this.exchange = exchange;
      this.channel = BodyTransfer.channelOf(exchange);
    }

    void begin() {
      timer =
          exchange.getIoThread().executeAfter(this::cut, LONGEST_NANOSECONDS, TimeUnit.NANOSECONDS);
      channel.getReadSetter().set(ready -> awaitTurn());
      read();
    }

    /** After the turns of all others. */
    private void awaitTurn() {
      channel.suspendReads();
      exchange.getIoThread().executeAfter(this::read, clients.get(), TimeUnit.MILLISECONDS);
    }

    private void read() {
      if (!ended) {
        switch (readForATurn()) {
          case MORE -> awaitTurn();
          case NOTHING -> channel.resumeReads();
          case END -> end(exchange::endExchange);
          case ENOUGH -> cut();
        }
      }
    }

    /** How long Undertow goes on reading at the end of an exchange is left to no version of it. */
    private void cut() {
      end(() -> AnswerWriter.abandon(exchange));
    }

    private void end(Runnable last) {
      if (!ended) {
        ended = true;
        if (timer != null) {
          timer.remove();
        }
        channel.getReadSetter().set(null);
        clients.decrementAndGet();
        last.run();
      }
    }

    /** Whatever goes wrong is the end, or its place would be taken for ever. */
    private Turn readForATurn() {
      try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
        Turn turn = readForATurn(pooled.getBuffer());
        return passed > MOST_BYTES ? Turn.ENOUGH : turn;
      } catch (IOException | RuntimeException | OutOfMemoryError trouble) {
        return Turn.ENOUGH;
      }
    }

    private Turn readForATurn(ByteBuffer buffer) throws IOException {
      for (int read = 0; read < BYTES_A_TURN; ) {
        int count = channel.read(buffer.clear());
        if (count <= 0) {
          return count == 0 ? Turn.NOTHING : Turn.END;
        }
        read += count;
        passed += count;
      }
      return Turn.MORE;
    }
  }

  /** What there is after a turn. */
  private enum Turn {
    MORE,
    NOTHING,
    END,
    ENOUGH
  }
}
