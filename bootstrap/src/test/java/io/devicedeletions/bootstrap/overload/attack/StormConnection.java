package io.devicedeletions.bootstrap.overload.attack;

import io.devicedeletions.bootstrap.overload.traffic.Head;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** A connection with one request under way at most; never blocks. */
final class StormConnection {

  private static final int LARGEST_ANSWER = 24 * 1024;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer received = ByteBuffer.allocate(LARGEST_ANSWER);
  private ByteBuffer outgoing = ByteBuffer.allocate(0);
  private Optional<Head> head = Optional.empty();
  private long dueAt;
  private boolean underWay;

  private StormConnection(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  static StormConnection open(Selector selector, int port) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      boolean connected =
          channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      SelectionKey key =
          channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
      StormConnection connection = new StormConnection(channel, key);
      key.attach(connection);
      return connection;
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  /** Sends a request, now or as soon as it is connected. */
  void ask(ByteBuffer request, long due) throws IOException {
    outgoing = request;
    dueAt = due;
    underWay = true;
    head = Optional.empty();
    received.clear();
    if (channel.isConnected()) {
      write();
    }
  }

  /** Goes on with whatever is possible; the answer's head once all of it is there. */
  Optional<Head> proceed() throws IOException {
    if (key.isConnectable() && channel.finishConnect()) {
      write();
    } else if (key.isWritable()) {
      write();
    }
    return key.isReadable() ? read() : Optional.empty();
  }

  private void write() throws IOException {
    channel.write(outgoing);
    key.interestOps(
        outgoing.hasRemaining()
            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
            : SelectionKey.OP_READ);
  }

  private Optional<Head> read() throws IOException {
    if (channel.read(received) < 0) {
      throw new EOFException();
    }
    if (head.isEmpty()) {
      head = Head.in(received);
    }
    boolean whole = head.isPresent() && received.position() >= head.get().length();
    underWay = underWay && !whole;
    return whole ? head : Optional.empty();
  }

  long dueAt() {
    return dueAt;
  }

  boolean isUnderWay() {
    return underWay;
  }

  boolean wasConnected() {
    return channel.isConnected();
  }

  void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // there is nothing left to close
    }
  }
}
