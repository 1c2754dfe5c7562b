package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.CancellableDeletions;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.domain.outcome.RemovalSettings;

/** Puts together what settles lines on a database. Immutable and thread-safe. */
public final class JdbcRemovals {

  private final DueDeletions dueDeletions;
  private final LeasedDeletions leasedDeletions;
  private final CancellableDeletions cancellable;
  private final HealthCheck health;

  /** Removals on a database. */
  public JdbcRemovals(Database database, RemovalSettings settings) {
    QueueOverview overview = new QueueOverview(database, System::nanoTime);
    this.health = new HealthCheck(database, overview);
    RecordWriter records = new RecordWriter(database.dialect(), settings.node());
    this.dueDeletions =
        new JdbcDueDeletions(
            database,
            overview,
            new LineSettlement(database.dialect(), settings.rule(), records),
            settings.retryPolicy());
    this.leasedDeletions =
        new JdbcLeasedDeletions(database, overview, records, settings.retryPolicy());
    this.cancellable = new JdbcCancellableDeletions(database, records);
  }

  /** The work that is due. */
  public DueDeletions dueDeletions() {
    return dueDeletions;
  }

  /** The same work, for devices that live elsewhere. */
  public LeasedDeletions leasedDeletions() {
    return leasedDeletions;
  }

  /** What waits. */
  public CancellableDeletions cancellable() {
    return cancellable;
  }

  /** How the store is. */
  public HealthCheck health() {
    return health;
  }
}
