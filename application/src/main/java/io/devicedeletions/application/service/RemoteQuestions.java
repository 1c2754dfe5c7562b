package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.OutcomeUnknownException;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.application.port.out.RemoteInventory;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.PendingLine;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a remote inventory, on threads of its own, so that whoever waits can stop waiting.
 * Thread-safe.
 */
final class RemoteQuestions {

  /** Questions that nobody waits for any more and that do not end are counted too. */
  private static final int MOST_AT_ONCE = 256;

  private static final AttemptError NOT_ASKED =
      new AttemptError(
          "not asked", "the inventory did not answer others before, or the lease was over");

  private static final AttemptError NO_ANSWER =
      new AttemptError("no answer", "the inventory did not answer while the lease stood");

  private static final AttemptError NO_FIT =
      new AttemptError("unfit answer", "the inventory answered for other lines than it was asked");

  private final RemoteInventory inventory;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  RemoteQuestions(RemoteInventory inventory) {
    this.inventory = inventory;
  }

  /** To be asked before a lease is taken. */
  void requireRoom() {
    if (room.availablePermits() == 0) {
      throw new TransientFailureException(
          Reach.STORE, "too many requests to the remote inventory do not end");
    }
  }

  /** One answer for each line, whatever happens. */
  Seq<RemoteAnswer> ask(HeldLease held, Seq<PendingLine> lines) {
    if (!held.keep()) {
      return notAsked(lines);
    }
    FutureTask<Seq<RemoteAnswer>> question = new FutureTask<>(() -> call(held.lease(), lines));
    start(question);
    try {
      return await(question, held, lines);
    } finally {
      question.cancel(true);
    }
  }

  /** The answers to a question that was never put. */
  static Seq<RemoteAnswer> notAsked(Seq<PendingLine> lines) {
    return lines.map(line -> new RemoteAnswer.NotNow(line, NOT_ASKED, Duration.ZERO));
  }

  private static void start(FutureTask<Seq<RemoteAnswer>> question) {
    Thread thread = new Thread(question, "device-deletions-remote");
    thread.setDaemon(true);
    thread.start();
  }

  private Seq<RemoteAnswer> call(Lease lease, Seq<PendingLine> lines) throws InterruptedException {
    room.acquire();
    try {
      return inventory.remove(lease.tenant(), lease.token(), lines);
    } finally {
      room.release();
    }
  }

  private static Seq<RemoteAnswer> await(
      FutureTask<Seq<RemoteAnswer>> question, HeldLease held, Seq<PendingLine> lines) {
    Option<Seq<RemoteAnswer>> answers = Option.none();
    while (answers.isEmpty() && held.keep()) {
      answers = awaitShortly(question, held, lines);
    }
    return answers.getOrElse(() -> unknown(lines, NO_ANSWER));
  }

  private static Option<Seq<RemoteAnswer>> awaitShortly(
      FutureTask<Seq<RemoteAnswer>> question, HeldLease held, Seq<PendingLine> lines) {
    try {
      return Option.some(fitting(question.get(held.nanosToHold(), TimeUnit.NANOSECONDS), lines));
    } catch (TimeoutException stillWaiting) {
      return Option.none();
    } catch (ExecutionException failed) {
      return Option.some(unknown(lines, describe(failed)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OutcomeUnknownException("interrupted while the inventory was asked", interrupted);
    }
  }

  private static Seq<RemoteAnswer> fitting(Seq<RemoteAnswer> answers, Seq<PendingLine> lines) {
    boolean fits =
        answers.size() == lines.size()
            && HashSet.ofAll(answers.map(RemoteAnswer::line)).equals(HashSet.ofAll(lines));
    return fits ? answers : unknown(lines, NO_FIT);
  }

  private static Seq<RemoteAnswer> unknown(Seq<PendingLine> lines, AttemptError error) {
    return lines.map(line -> new RemoteAnswer.Unknown(line, error));
  }

  private static AttemptError describe(ExecutionException failed) {
    Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
    return new AttemptError(cause.getClass().getSimpleName(), String.valueOf(cause.getMessage()));
  }
}
