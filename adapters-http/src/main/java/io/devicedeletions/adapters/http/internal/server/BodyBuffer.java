package io.devicedeletions.adapters.http.internal.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A body in memory, as far as it is there. One thread at a time. */
final class BodyBuffer implements BodyTransfer.Target {

  private final HeldBytes room;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long held;

  BodyBuffer(HeldBytes room) {
    this.room = room;
  }

  @Override
  public boolean take(ByteBuffer more) {
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

  byte[] content() {
    return bytes.toByteArray();
  }

  /** Gives the room back. */
  void release() {
    room.giveBack(held);
    held = 0;
  }
}
