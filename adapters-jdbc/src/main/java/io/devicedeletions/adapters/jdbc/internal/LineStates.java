package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.EntryStatus;
import io.devicedeletions.domain.history.LineProgress;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Where the scheduled lines of a batch stand.
 *
 * @param asOf when that was
 * @param byLine the states of those of which anything is known
 */
record LineStates(Instant asOf, Map<Integer, LineState> byLine) {

  /** Of what a row tells; the names stand in the statement. */
  private enum Kind {
    NOW,
    PENDING,
    DEAD,
    SETTLED
  }

  /** What a row says. */
  private record Said(Kind kind, int line, Instant at, Option<LineState> state) {}

  /** Reads them for a batch that was accepted at a time. */
  static LineStates read(Handle handle, Dialect dialect, DeletionBatch batch, Instant acceptedAt) {
    RecordTimes usual = RecordTimes.usual(Vector.of(acceptedAt));
    LineStates states = read(handle, dialect, batch, usual);
    return states.byLine().size() < batch.scheduledLines().size()
        ? read(handle, dialect, batch, usual.open())
        : states;
  }

  private static LineStates read(
      Handle handle, Dialect dialect, DeletionBatch batch, RecordTimes times) {
    Query query = handle.createQuery(dialect.historyStatements().statesOfLines());
    times.bind(dialect, query);
    return of(
        Vector.ofAll(
            query
                .bind("tenant", batch.origin().tenant().value())
                .bind("batchId", batch.id().toString())
                .map((row, context) -> read(dialect, row))
                .list()));
  }

  private static LineStates of(Vector<Said> rows) {
    return new LineStates(
        rows.filter(row -> row.kind() == Kind.NOW).head().at(),
        HashMap.ofEntries(
            rows.flatMap(row -> row.state().map(state -> Tuple.of(row.line(), state)))));
  }

  private static Said read(Dialect dialect, ResultSet row) throws SQLException {
    Kind kind = Kind.valueOf(row.getString("kind"));
    Instant at = dialect.time(row, "happens_at");
    return new Said(kind, row.getInt("line"), at, state(kind, at, row));
  }

  private static Option<LineState> state(Kind kind, Instant at, ResultSet row) throws SQLException {
    int attempts = row.getInt("attempts");
    return switch (kind) {
      case NOW -> Option.none();
      case PENDING ->
          Option.some(new LineState.Pending(attempts, at, Option.of(row.getString("error"))));
      case DEAD ->
          Option.some(
              new LineState.Dead(
                  attempts,
                  new AttemptError(row.getString("error_class"), row.getString("error")),
                  at,
                  row.getBoolean("in_doubt")));
      case SETTLED ->
          Option.some(
              new LineState.Settled(
                  RemovalOutcome.valueOf(row.getString("outcome")), attempts, at));
    };
  }

  /** The lines of the batch, in its order. */
  Vector<LineProgress> of(DeletionBatch batch) {
    return batch
        .lines()
        .zipWithIndex(
            (line, number) ->
                new LineProgress(
                    line,
                    line.status() == EntryStatus.SCHEDULED
                        ? byLine.getOrElse(number, new LineState.Forgotten())
                        : new LineState.NotScheduled()));
  }
}
