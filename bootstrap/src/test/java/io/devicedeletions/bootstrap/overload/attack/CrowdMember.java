package io.devicedeletions.bootstrap.overload.attack;

import io.devicedeletions.bootstrap.overload.traffic.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A client that has all the time in the world; it comes again a second after it was put out. */
final class CrowdMember {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int SMALL_BUFFER = 4 * 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final Habit habit;
  private final Tally tally;
  private final ByteBuffer scratch;
  private ByteBuffer begin = ByteBuffer.allocate(0);
  private SocketChannel channel;
  private SelectionKey key;
  private int dripped;
  private long nextAt;
  private boolean isOpen;

  private CrowdMember(Habit habit, Tally tally, ByteBuffer scratch, Selector selector, int port)
      throws IOException {
    this.habit = habit;
    this.tally = tally;
    this.scratch = scratch;
    this.channel = SocketChannel.open();
    this.key = connect(selector, port);
  }

  static CrowdMember open(Habit habit, Tally tally, ByteBuffer scratch, Selector selector, int port)
      throws IOException {
    return new CrowdMember(habit, tally, scratch, selector, port);
  }

  private SelectionKey connect(Selector selector, int port) throws IOException {
    channel.configureBlocking(false);
    if (!habit.reads()) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
    }
    begin = ByteBuffer.wrap(Messages.bytes(habit.begin()));
    dripped = 0;
    nextAt = System.nanoTime() + SECOND;
    isOpen = true;
    tally.count(Tally.OFFERED);
    boolean connected =
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    SelectionKey registered =
        channel.register(selector, connected ? interest() : SelectionKey.OP_CONNECT, this);
    if (connected) {
      channel.write(begin);
    }
    return registered;
  }

  private int interest() {
    return (habit.reads() ? SelectionKey.OP_READ : 0)
        | (begin.hasRemaining() ? SelectionKey.OP_WRITE : 0);
  }

  /** Goes on with what the connection is ready for. */
  void proceed() {
    try {
      if (key.isConnectable() && !channel.finishConnect()) {
        return;
      }
      if (channel.isConnected() && begin.hasRemaining()) {
        channel.write(begin);
      }
      key.interestOps(interest());
      if (key.isReadable()) {
        read();
      }
    } catch (IOException failed) {
      tally.count(channel.isConnected() ? Tally.LOST : Tally.REFUSED);
      close();
    }
  }

  private void read() throws IOException {
    int count = channel.read(scratch.clear());
    if (count < 0) {
      tally.count("put-out");
      close();
    } else if (count > STATUS_AT + 3) {
      tally.count("status-" + StandardCharsets.ISO_8859_1.decode(scratch.slice(STATUS_AT, 3)));
    }
  }

  /** Does what is due by now: a byte, or a new connection. */
  void tick(long now, Selector selector, int port) {
    if (now - nextAt < 0) {
      return;
    }
    nextAt = now + SECOND;
    try {
      if (!isOpen) {
        channel = SocketChannel.open();
        key = connect(selector, port);
      } else if (channel.isConnected() && !begin.hasRemaining() && !habit.drip().isEmpty()) {
        int at = dripped % habit.drip().length();
        channel.write(ByteBuffer.wrap(Messages.bytes(habit.drip().substring(at, at + 1))));
        dripped++;
      }
    } catch (IOException failed) {
      tally.count(Tally.LOST);
      close();
    }
  }

  boolean isHeld() {
    return isOpen && channel.isConnected();
  }

  void close() {
    isOpen = false;
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // there is nothing left to close
    }
  }
}
