package io.devicedeletions.adapters.http.internal.exchange;

/**
 * The client's end of a stream of events (WHATWG HTML, section 9.2). It waits for nobody: of events
 * that a slow client has not taken yet, the latest alone is kept. Implementations are thread-safe.
 */
public interface EventSink {

  /**
   * Sends an event, as soon as the client has taken the one before.
   *
   * @param name what kind of event it is
   * @param data one line
   */
  void send(String name, String data);

  /** Ends the stream once everything is sent; more than once is harmless. */
  void end();

  /** Cuts the stream off if the client has not taken an event for long. */
  void cutIfStuck();

  /** Has something done once the stream is over, whoever ended it; at once if it is already. */
  void whenOver(Runnable reaction);
}
