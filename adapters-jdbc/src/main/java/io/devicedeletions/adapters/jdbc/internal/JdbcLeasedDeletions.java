package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.RetryPolicy;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Leases, renews and settles, each in one short transaction; none is open while an inventory is
 * asked. A lease is the due time moved on: what is leased is out of the claim range, and what is
 * over is in it again. Thread-safe.
 */
final class JdbcLeasedDeletions implements LeasedDeletions {

  private static final AttemptError UNREADABLE =
      new AttemptError("unreadable", "the batch of this line is missing or cannot be read");

  private static final AttemptError USED_UP =
      new AttemptError("outcome unknown", "every attempt ended without an answer");

  private final Database database;
  private final Sessions sessions;
  private final Dialect dialect;
  private final WorkQueue queue;
  private final QueueOverview overview;
  private final LeasedWork work;
  private final PutBack putBack;
  private final LeaseSettlement settlement;
  private final RetryPolicy retryPolicy;

  JdbcLeasedDeletions(
      Database database, QueueOverview overview, RecordWriter records, RetryPolicy retryPolicy) {
    this.database = database;
    this.sessions = database.work();
    this.dialect = database.dialect();
    this.queue = new WorkQueue(dialect);
    this.overview = overview;
    this.work = new LeasedWork(dialect);
    this.putBack = new PutBack(dialect);
    this.settlement = new LeaseSettlement(dialect, records, retryPolicy);
    this.retryPolicy = retryPolicy;
  }

  @Override
  public DueWork lookAhead() {
    return orPortException(overview::lookAhead);
  }

  @Override
  public Option<Lease> lease(TenantId tenant, ClaimSize size, Duration duration) {
    return orPortException(() -> sessions.write(handle -> lease(handle, tenant, size, duration)));
  }

  private Option<Lease> lease(Handle handle, TenantId tenant, ClaimSize size, Duration duration) {
    Vector<ClaimedPart> taken = queue.claim(handle, tenant, size, WorkKey.FIRST);
    if (taken.isEmpty()) {
      return Option.none();
    }
    Tuple2<Vector<ClaimedPart>, Vector<ClaimedPart>> goodAndBad = taken.partition(this::mayBeAsked);
    FencingToken token = work.nextToken(handle);
    work.put(handle, tenant, goodAndBad._1().map(part -> leased(part, duration, token)));
    Vector<FailedAttempt> failed = putAside(handle, tenant, goodAndBad._2());
    return Option.some(
        new Lease(
            tenant,
            token,
            duration,
            goodAndBad._1().map(JdbcLeasedDeletions::asPort),
            new Claim(goodAndBad._2().size(), Vector.empty(), failed)));
  }

  private Vector<FailedAttempt> putAside(
      Handle handle, TenantId tenant, Vector<ClaimedPart> parts) {
    Tuple2<Vector<FailedAttempt>, Vector<FailedAttempt>> doubtfulAndNot =
        parts
            .partition(ClaimedPart::inDoubt)
            .map(
                doubtful -> doubtful.flatMap(this::failedAttempts),
                known -> known.flatMap(this::failedAttempts));
    putBack.failed(handle, tenant, doubtfulAndNot._2());
    putBack.bury(handle, tenant, doubtfulAndNot._1(), true);
    return doubtfulAndNot._1().appendAll(doubtfulAndNot._2());
  }

  private boolean mayBeAsked(ClaimedPart part) {
    return part.isReadable() && part.attempts() < retryPolicy.mostAttempts();
  }

  private static LeasedWork.Part leased(ClaimedPart part, Duration duration, FencingToken token) {
    return new LeasedWork.Part(
        part.key().batch(),
        part.key().part(),
        part.remaining(),
        part.attempts() + 1,
        duration,
        Option.some(token),
        "");
  }

  private static Lease.Part asPort(ClaimedPart part) {
    return new Lease.Part(part.key().batch(), part.key().part(), part.lines(), part.inDoubt());
  }

  private Vector<FailedAttempt> failedAttempts(ClaimedPart part) {
    boolean isUsedUp = part.attempts() >= retryPolicy.mostAttempts();
    int attempts = isUsedUp ? part.attempts() : part.attempts() + 1;
    double chance = ThreadLocalRandom.current().nextDouble();
    return part.remaining()
        .map(
            line ->
                new FailedAttempt(
                    part.key().batch(),
                    line,
                    attempts,
                    isUsedUp ? USED_UP : UNREADABLE,
                    retryPolicy.pauseAfter(attempts, chance)));
  }

  @Override
  public boolean renew(Lease lease) {
    return ifItStands(
            () ->
                sessions.write(
                    handle -> {
                      LeaseSettlement.requireStanding(work.renew(handle, lease));
                      return true;
                    }))
        .isDefined();
  }

  @Override
  public Option<Claim> settle(Lease lease, Seq<RemoteAnswer> answers) {
    lease.requireAnswered(answers);
    return ifItStands(() -> settleAll(lease, answers));
  }

  /** What was answered is not given away for a partition that is missing, or one bad record. */
  private Claim settleAll(Lease lease, Seq<RemoteAnswer> answers) {
    try {
      return sessions.write(handle -> settlement.settle(handle, lease, answers));
    } catch (RuntimeException failure) {
      if (!dialect.isRefusal(failure)) {
        throw failure;
      }
      database.prepareRecords();
      return sessions.write(handle -> settlement.settleCarefully(handle, lease, answers));
    }
  }

  private <T> Option<T> ifItStands(Supplier<T> change) {
    try {
      return Option.some(orPortException(change));
    } catch (LeaseLostException lost) {
      return Option.none();
    }
  }

  private <T> T orPortException(Supplier<T> access) {
    try {
      return access.get();
    } catch (RuntimeException failure) {
      throw dialect.kindOf(failure).asPortException(failure);
    }
  }
}
