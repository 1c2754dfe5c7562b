package io.devicedeletions.adapters.http.internal.live;

import io.devicedeletions.adapters.http.internal.exchange.EventSink;
import java.util.function.BooleanSupplier;

/** Somebody who watches a topic. Two are the same only if they are one. */
final class Watcher {

  private final EventSink client;
  private final BooleanSupplier standing;

  /**
   * Watches.
   *
   * @param client where events go
   * @param standing whether the token is still good
   */
  Watcher(EventSink client, BooleanSupplier standing) {
    this.client = client;
    this.standing = standing;
  }

  EventSink client() {
    return client;
  }

  boolean isStillGood() {
    return standing.getAsBoolean();
  }
}
