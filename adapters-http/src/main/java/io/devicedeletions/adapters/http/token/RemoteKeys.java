package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys of an identity provider, fetched by a thread of their own: every five minutes, every five
 * seconds while that fails, and, at most once in 30 seconds, at once for a token whose key nobody
 * knows. While they cannot be fetched the known ones go on for a day, which no token outlives.
 * Requests never fetch; those few that come with an unknown key wait for it, for a bounded time.
 * Thread-safe.
 */
public final class RemoteKeys implements VerificationKeys, AutoCloseable {

  static final Duration FRESH = Duration.ofMinutes(5);
  static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
  static final Duration BETWEEN_DEMANDS = Duration.ofSeconds(30);
  static final Duration LONGEST_OUTAGE = ClaimRules.LONGEST_LIFE;

  /** So that a key server that hangs holds a few threads of many. */
  static final int MOST_WAITING = 2;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** Longer than a fetch of two documents can take. */
  private static final Duration LONGEST_START = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);

  private final KeyFetch source;
  private final LongSupplier nanoTime;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private final ScheduledExecutorService refresher =
      Executors.newSingleThreadScheduledExecutor(RemoteKeys::daemon);
  private volatile Fetched known = new Fetched(new JWKSet(), 0);
  private volatile boolean lastFetchFailed;

  // Guarded by this.
  private @Nullable Future<?> demand;
  private long demandedAt;

  // Touched by the thread that fetches.
  private String complaint = "";

  private record Fetched(JWKSet keys, long at) {}

  RemoteKeys(KeyFetch source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "device-deletions-keys");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Fetches now, and keeps on until closed. If there are no keys to be had yet, this returns all
   * the same after five seconds at most.
   */
  public static RemoteKeys fetchedFrom(KeyAddress address) {
    RemoteKeys keys = new RemoteKeys(new KeyFetch(address, new DocumentFetch()), System::nanoTime);
    keys.await(keys.refresher.submit(keys::look), LONGEST_START);
    var unused =
        keys.refresher.scheduleWithFixedDelay(
            keys::look, BETWEEN_LOOKS.toNanos(), BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS);
    return keys;
  }

  @Override
  public boolean areKnown() {
    return !known.keys().isEmpty() && isYoungerThan(LONGEST_OUTAGE);
  }

  private boolean isYoungerThan(Duration age) {
    return nanoTime.getAsLong() - known.at() < age.toNanos();
  }

  @Override
  public Option<List<JWK>> matching(JWKSelector selector) {
    if (!areKnown()) {
      return Option.none();
    }
    List<JWK> fitting = selector.select(known.keys());
    return fitting.isEmpty() ? onDemand(selector) : Option.some(fitting);
  }

  /**
   * Whoever comes too soon gets what is known by now, which another may just have demanded. That a
   * key is unknown says nothing while there is no telling what is new.
   */
  private Option<List<JWK>> onDemand(JWKSelector selector) {
    @Nullable Future<?> fetch = demand();
    if (fetch != null && !waited(fetch)) {
      return Option.none();
    }
    List<JWK> fitting = selector.select(known.keys());
    return fitting.isEmpty() && lastFetchFailed ? Option.none() : Option.some(fitting);
  }

  private boolean waited(Future<?> fetch) {
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      return await(fetch, LONGEST_WAIT);
    } finally {
      waiting.release();
    }
  }

  /** The fetch under way, or a new one; null if it is too soon for one. */
  private synchronized @Nullable Future<?> demand() {
    if (demand == null || demand.isDone()) {
      long now = nanoTime.getAsLong();
      if (demand != null && now - demandedAt < BETWEEN_DEMANDS.toNanos()) {
        return null;
      }
      demandedAt = now;
      demand = refresher.submit(this::fetch);
    }
    return demand;
  }

  private boolean await(Future<?> fetch, Duration longest) {
    try {
      fetch.get(longest.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException | RuntimeException undone) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Fetches if it is time to. */
  void look() {
    if (lastFetchFailed || known.keys().isEmpty() || !isYoungerThan(FRESH)) {
      fetch();
    }
  }

  /** A timer forgets a task that throws, and then the keys would grow old without a word. */
  private void fetch() {
    try {
      take(source.fetch());
      lastFetchFailed = false;
    } catch (Throwable trouble) {
      lastFetchFailed = true;
      complain(String.valueOf(trouble.getMessage()));
    }
  }

  private void take(JWKSet fetched) {
    if (!fetched.equals(known.keys())) {
      LOG.info("{} has the keys {}", source.address(), keyIds(fetched));
    }
    known = new Fetched(fetched, nanoTime.getAsLong());
    complaint = "";
  }

  private static List<String> keyIds(JWKSet keys) {
    return keys.getKeys().stream().map(JWK::getKeyID).toList();
  }

  /** Once a change of trouble, not every five seconds. */
  private void complain(String trouble) {
    if (!trouble.equals(complaint)) {
      complaint = trouble;
      LOG.warn(
          "keys cannot be fetched from {}, {} known ones stay in use for a day: {}",
          source.address(),
          known.keys().size(),
          trouble);
    }
  }

  /** Fetches no more; the known keys stay. */
  @Override
  public void close() {
    refresher.shutdownNow();
  }
}
