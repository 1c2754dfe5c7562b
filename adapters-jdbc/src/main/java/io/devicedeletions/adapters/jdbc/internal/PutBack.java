package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Gives lines back that were claimed and not settled. Thread-safe. */
final class PutBack {

  private final Dialect dialect;
  private final LeasedWork work;

  PutBack(Dialect dialect) {
    this.dialect = dialect;
    this.work = new LeasedWork(dialect);
  }

  /** Each line that failed waits on its own from now on, or lies with the dead. */
  void failed(Handle handle, TenantId tenant, Seq<FailedAttempt> attempts) {
    write(handle, dialect.statements().putBackLines(), retried(tenant, attempts));
    bury(handle, tenant, attempts.filter(FailedAttempt::isDead), false);
  }

  /** What was given up lies with the dead, with the doubt whether it was removed nonetheless. */
  void bury(Handle handle, TenantId tenant, Seq<FailedAttempt> dead, boolean inDoubt) {
    write(handle, dialect.statements().insertDead(), dead(tenant, dead, inDoubt));
  }

  private void write(Handle handle, String sql, Rows<FailedAttempt> rows) {
    if (rows.items().nonEmpty()) {
      dialect.write(handle, sql, rows);
    }
  }

  private static Rows<FailedAttempt> retried(TenantId tenant, Seq<FailedAttempt> attempts) {
    return Rows.of(attempts.reject(FailedAttempt::isDead))
        .with("tenant", tenant.value())
        .text("batchId", attempt -> attempt.batch().toString())
        .number("line", FailedAttempt::line)
        .number("pause", attempt -> milliseconds(attempt.retryIn().getOrElse(Duration.ZERO)))
        .number("attempts", FailedAttempt::attempts)
        .text("error", attempt -> attempt.error().message());
  }

  private static int milliseconds(Duration pause) {
    return Math.toIntExact(pause.toMillis());
  }

  private static Rows<FailedAttempt> dead(
      TenantId tenant, Seq<FailedAttempt> attempts, boolean inDoubt) {
    return Rows.of(attempts)
        .with("tenant", tenant.value())
        .with("inDoubt", Boolean.toString(inDoubt))
        .text("batchId", attempt -> attempt.batch().toString())
        .number("line", FailedAttempt::line)
        .number("attempts", FailedAttempt::attempts)
        .text("errorClass", attempt -> attempt.error().errorClass())
        .text("error", attempt -> attempt.error().message());
  }

  /** What was not tried stands where it stood, but for the part's number. */
  void untried(Handle handle, TenantId tenant, Seq<ClaimedPart> parts, Seq<PendingLine> lines) {
    portions(parts, lines).forEach(portion -> putBack(handle, tenant, portion._1(), portion._2()));
  }

  /** What could not be tried, for no fault of its own, waits with its attempts as they were. */
  void postponed(
      Handle handle,
      TenantId tenant,
      Seq<ClaimedPart> parts,
      Seq<PendingLine> lines,
      Duration pause) {
    work.put(
        handle,
        tenant,
        portions(parts, lines)
            .map(
                portion ->
                    new LeasedWork.Part(
                        portion._1().key().batch(),
                        portion._2().head(),
                        portion._2(),
                        portion._1().attempts(),
                        pause,
                        Option.none(),
                        "")));
  }

  /** Of each part the places of those of its lines that are given. */
  private static Seq<Tuple2<ClaimedPart, Vector<Integer>>> portions(
      Seq<ClaimedPart> parts, Seq<PendingLine> lines) {
    Set<PendingLine> given = HashSet.ofAll(lines);
    return parts
        .filter(ClaimedPart::isReadable)
        .map(part -> Tuple.of(part, places(part.lines().filter(given::contains))))
        .filter(portion -> portion._2().nonEmpty());
  }

  private static Vector<Integer> places(Vector<PendingLine> lines) {
    return lines.map(PendingLine::line);
  }

  private void putBack(Handle handle, TenantId tenant, ClaimedPart part, Vector<Integer> lines) {
    Update statement = handle.createUpdate(dialect.statements().putBackPart());
    dialect.bindNumbers(statement, "lines", lines);
    statement
        .bind("tenant", tenant.value())
        .bind("batchId", part.key().batch().toString())
        .bind("part", lines.head())
        .bind("due", part.key().due())
        .bind("attempts", part.attempts())
        .execute();
  }
}
