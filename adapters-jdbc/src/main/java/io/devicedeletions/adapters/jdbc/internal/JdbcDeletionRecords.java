package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;

/** The records, which are written with each removal and read here. Thread-safe. */
public final class JdbcDeletionRecords implements DeletionRecords {

  private final Sessions sessions;
  private final Dialect dialect;
  private final RecordReader reader;

  /** The records of a database. */
  public JdbcDeletionRecords(Database database) {
    this.sessions = database.asking();
    this.dialect = database.dialect();
    this.reader = new RecordReader(dialect);
  }

  @Override
  public Seq<Settlement> ofBatch(TenantId tenant, BatchId batch) {
    return sessions.read(handle -> reader.ofBatch(handle, tenant, batch));
  }

  @Override
  public Page<DeletionRecord, RecordPlace> ofDevice(TenantId tenant, RecordQuery query) {
    return new RecordSearch(sessions, dialect, tenant, query).page();
  }
}
