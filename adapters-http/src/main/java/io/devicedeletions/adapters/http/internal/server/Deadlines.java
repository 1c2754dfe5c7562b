package io.devicedeletions.adapters.http.internal.server;

import java.time.Duration;

/** How long clients may take. Thread-safe. */
public final class Deadlines {

  private static final int SHARE_OF_SPREAD = 10;

  private final Duration body;
  private final Duration answer;
  private final EvenSpread spread;

  /**
   * Sets them.
   *
   * @param body how long a client may take to send a whole body, from a millisecond
   * @param answer how long it may take to read an answer
   */
  public Deadlines(Duration body, Duration answer) {
    this.body = body;
    this.answer = answer;
    this.spread = new EvenSpread(body.toNanos() / SHARE_OF_SPREAD);
  }

  /** For one client's body: up to a tenth later, or a crowd that came together goes together. */
  Duration body() {
    return body.plusNanos(spread.next());
  }

  /** For one client's answer. */
  Duration answer() {
    return answer;
  }
}
