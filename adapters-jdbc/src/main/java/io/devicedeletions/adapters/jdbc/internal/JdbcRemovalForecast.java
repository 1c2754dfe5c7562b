package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.RemovalForecast;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.outcome.PreviewRule;
import io.devicedeletions.domain.outcome.PreviewedLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.jdbi.v3.core.statement.Query;

/** Predicts from the inventory, which it neither locks nor changes. Thread-safe. */
public final class JdbcRemovalForecast implements RemovalForecast {

  private final Sessions sessions;
  private final Dialect dialect;
  private final PreviewRule rule;

  /** Forecasts on a database by a rule. */
  public JdbcRemovalForecast(Database database, PreviewRule rule) {
    this.sessions = database.asking();
    this.dialect = database.dialect();
    this.rule = rule;
  }

  @Override
  public Vector<PreviewedLine> predict(TenantId tenant, Seq<DeviceEntry> entries) {
    Seq<DeviceUid> uids =
        entries.flatMap(DeviceEntry::device).map(device -> device.uid()).distinct();
    return rule.predict(entries, onRecord(tenant, uids));
  }

  private Map<DeviceUid, DeviceName> onRecord(TenantId tenant, Seq<DeviceUid> uids) {
    return sessions.readByIndex(
        handle -> {
          Query query = handle.createQuery(dialect.deviceStatements().devicesByUid());
          dialect.bindTexts(query, "uids", uids.map(DeviceUid::toString));
          return HashMap.ofEntries(
              query
                  .bind("tenant", tenant.value())
                  .map((row, context) -> DeviceRow.readDevice(row))
                  .map(device -> Tuple.of(device.uid(), device.name()))
                  .list());
        });
  }
}
