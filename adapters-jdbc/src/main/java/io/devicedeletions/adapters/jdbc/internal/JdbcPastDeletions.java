package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.PastDeletions;
import io.devicedeletions.application.port.out.Pruned;
import io.devicedeletions.domain.outcome.Retention;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** Prunes a database in short transactions, as many as take a few seconds. Thread-safe. */
public final class JdbcPastDeletions implements PastDeletions {

  private static final int MOST_CHUNKS = 50;

  /** Those who ask are told of the last hour. */
  private static final Duration TALLIES_KEPT = Duration.ofDays(2);

  private static final long BEGINNING = 0;

  private final Sessions sessions;
  private final Pruning pruning;
  private final Map<PrunedTable, Long> places = new ConcurrentHashMap<>();

  /** A transaction's work: where it ended, if there was anything, and how many rows it deleted. */
  private record Chunk(Option<Long> last, int deleted) {

    private static final Chunk NOTHING = new Chunk(Option.none(), 0);
  }

  /** The past of a database. */
  public JdbcPastDeletions(Database database) {
    this.sessions = database.work();
    this.pruning = database.pruning();
  }

  @Override
  public Pruned prune(Retention retention) {
    return retention
        .period()
        .fold(() -> Pruned.NOTHING, this::prune)
        .plus(prune(pruning.tallies(), TALLIES_KEPT));
  }

  private Pruned prune(Duration period) {
    return pruning
        .tables()
        .map(table -> prune(table, period))
        .foldLeft(Pruned.NOTHING, Pruned::plus)
        .plus(pruning.pruneRecordDays(period));
  }

  /** The place is kept from call to call until the end is reached. */
  private Pruned prune(PrunedTable table, Duration period) {
    Option<Long> place = Option.some(places.getOrDefault(table, BEGINNING));
    long deleted = 0;
    for (int chunks = 0; chunks < MOST_CHUNKS && place.isDefined(); chunks++) {
      Chunk chunk = pruneChunk(table, period, place.getOrElse(BEGINNING));
      deleted += chunk.deleted();
      place = chunk.last();
      places.put(table, place.getOrElse(BEGINNING));
    }
    Pruned more = new Pruned(0, 0, 0, 0, place.isDefined());
    return table.count().apply(deleted).plus(more);
  }

  private Chunk pruneChunk(PrunedTable table, Duration period, long after) {
    return sessions.write(
        handle ->
            pruning.isOurTurn(handle)
                ? endOfChunk(handle, table, period, after)
                    .fold(
                        () -> Chunk.NOTHING,
                        last -> new Chunk(Option.some(last), delete(handle, table, after, last)))
                : Chunk.NOTHING);
  }

  private Option<Long> endOfChunk(Handle handle, PrunedTable table, Duration period, long after) {
    return Option.ofOptional(
        handle
            .createQuery(table.endOfChunk())
            .define("rows", pruning.rowsInChunk())
            .bind("after", after)
            .bind("millis", period.toMillis())
            .mapTo(Long.class)
            .findOne());
  }

  private static int delete(Handle handle, PrunedTable table, long after, long last) {
    return handle
        .createUpdate(table.deleteChunk())
        .bind("after", after)
        .bind("last", last)
        .execute();
  }
}
