package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.Blame;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Does what can be done of things that failed together: halves them until those that fail stand
 * alone, each half in a savepoint. Used once, by one thread, within one transaction.
 *
 * @param <T> a thing that may be at fault
 */
final class Bisection<T> {

  /** Beyond this the rest is left untried: a transaction must stay short. */
  private static final int MOST_ATTEMPTS = 400;

  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final Handle handle;
  private final Dialect dialect;
  private final Blame blame;
  private final Consumer<Seq<T>> work;
  private final LongSupplier nanoTime;
  private final long begun;
  private int attempts;
  private boolean cameToSomething;
  private Vector<Tuple2<T, RuntimeException>> culprits = Vector.empty();
  private Vector<T> untried = Vector.empty();
  private Option<RuntimeException> lastFailure = Option.none();

  /**
   * Does this work.
   *
   * @param blame which errors may be a thing's own; others are thrown
   * @param work what to do with some of the things; what it did is undone where it throws
   */
  Bisection(Handle handle, Dialect dialect, Blame blame, Consumer<Seq<T>> work) {
    this(handle, dialect, blame, work, System::nanoTime);
  }

  Bisection(
      Handle handle, Dialect dialect, Blame blame, Consumer<Seq<T>> work, LongSupplier nanoTime) {
    this.handle = handle;
    this.dialect = dialect;
    this.blame = blame;
    this.work = work;
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
  }

  void attempt(Seq<T> things) {
    if (things.isEmpty()) {
      return;
    }
    if (isTimeUp()) {
      untried = untried.appendAll(things);
      return;
    }
    attempts++;
    Option<RuntimeException> failure = tryAll(things);
    cameToSomething = cameToSomething || failure.isEmpty() || things.size() == 1;
    failure.forEach(failed -> narrowDown(things, failed));
  }

  /** Not before something is done or found to fail, or the next would begin with the same. */
  private boolean isTimeUp() {
    return cameToSomething
        && (attempts >= MOST_ATTEMPTS || nanoTime.getAsLong() - begun > LONGEST.toNanos());
  }

  private void narrowDown(Seq<T> things, RuntimeException failure) {
    lastFailure = Option.some(failure);
    if (things.size() == 1) {
      culprits = culprits.append(Tuple.of(things.head(), failure));
    } else {
      int half = things.size() / 2;
      attempt(things.take(half));
      attempt(things.drop(half));
    }
  }

  /** Released in any case, or the savepoints would pile up on each other. */
  private Option<RuntimeException> tryAll(Seq<T> things) {
    handle.execute("SAVEPOINT careful");
    Option<RuntimeException> failure = Option.none();
    try {
      work.accept(things);
    } catch (RuntimeException failed) {
      if (!dialect.isBlameable(failed, blame)) {
        throw failed;
      }
      handle.execute("ROLLBACK TO SAVEPOINT careful");
      failure = Option.some(failed);
    }
    handle.execute("RELEASE SAVEPOINT careful");
    return failure;
  }

  /** What failed alone, and why. */
  Vector<Tuple2<T, RuntimeException>> culprits() {
    return culprits;
  }

  Vector<T> untried() {
    return untried;
  }

  Option<RuntimeException> lastFailure() {
    return lastFailure;
  }
}
