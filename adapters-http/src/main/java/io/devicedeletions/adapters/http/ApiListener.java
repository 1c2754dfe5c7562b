package io.devicedeletions.adapters.http;

/**
 * Hears what the API does, for metrics. Implementations are thread-safe, quick and do not throw;
 * what they do with the news changes nothing. Nothing that a client can choose freely is passed on,
 * so every argument may become a label.
 */
public interface ApiListener {

  /** Hears and forgets. */
  ApiListener NONE =
      new ApiListener() {
        @Override
        public void requestAnswered(String method, String route, int status, long nanoseconds) {}

        @Override
        public void batchAccepted(int scheduled, int invalid, int failed) {}

        @Override
        public void unknownPropertiesIgnored(int count) {}

        @Override
        public void requestShed() {}
      };

  /**
   * A request is over.
   *
   * @param method the method, or {@code _OTHER} for one that HTTP does not define
   * @param route the path as it was configured, or {@code unmatched}
   * @param status the status answered, or 0 where the client was gone or cut off before that
   * @param nanoseconds from the end of the request's head to the end of its answer
   */
  void requestAnswered(String method, String route, int status, long nanoseconds);

  /** A batch was answered 202 with this many lines of each status. */
  void batchAccepted(int scheduled, int invalid, int failed);

  /** A request held properties that mean nothing to us, at least one. */
  void unknownPropertiesIgnored(int count);

  /** A request was answered 503 because too many others were in flight, or during a drain. */
  void requestShed();
}
