package io.devicedeletions.adapters.http.internal.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A body in memory, as far as it is there. Thread-safe: its end may come from anywhere. */
final class BodyBuffer implements BodyTransfer.Target {

  private final HeldBytes room;
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long held;

  BodyBuffer(HeldBytes room) {
    this.room = room;
  }

  @Override
  public synchronized boolean take(ByteBuffer more) {
    int count = more.remaining();
    if (!room.take(count)) {
      return false;
    }
    held += count;
    byte[] taken = new byte[count];
    more.get(taken);
    bytes.write(taken, 0, count);
    return true;
  }

  synchronized byte[] content() {
    return bytes.toByteArray();
  }

  /** Forgets the body and gives the room back. */
  synchronized void release() {
    room.giveBack(held);
    held = 0;
    bytes = new ByteArrayOutputStream(0);
  }
}
