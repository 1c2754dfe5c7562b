package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The tenants. Nothing is cached, so that a thrown switch is seen at once. Thread-safe. */
public final class JdbcTenantDirectory implements TenantDirectory {

  private final Sessions sessions;
  private final Statements statements;

  /** The tenants of a database. */
  public JdbcTenantDirectory(Database database) {
    this.sessions = database.intake();
    this.statements = database.dialect().statements();
  }

  @Override
  public Option<Tenant> find(TenantId id) {
    return sessions.read(
        handle ->
            Option.ofOptional(
                handle
                    .createQuery(statements.tenantById())
                    .bind("id", id.value())
                    .map((row, context) -> read(row))
                    .findOne()));
  }

  @Override
  public void save(Tenant tenant) {
    sessions.write(
        handle ->
            handle
                .createUpdate(statements.upsertTenant())
                .bind("id", tenant.id().value())
                .bind("deletionEnabled", tenant.deletionEnabled())
                .bind("weight", tenant.settings().weight())
                .bind("paused", tenant.settings().paused())
                .bind("pendingCap", tenant.settings().pendingCap().getOrNull())
                .execute());
  }

  @Override
  public Seq<Tenant> all() {
    return sessions.read(
        handle ->
            Vector.ofAll(
                handle
                    .createQuery(statements.allTenants())
                    .map((row, context) -> read(row))
                    .list()));
  }

  private static Tenant read(ResultSet row) throws SQLException {
    return new Tenant(
        new TenantId(row.getString("id")),
        row.getBoolean("deletion_enabled"),
        new TenantSettings(
            row.getInt("weight"), row.getBoolean("paused"), readCap(row.getLong("pending_cap"))));
  }

  /** The database knows no cap of 0, which is what JDBC makes of NULL. */
  private static Option<Long> readCap(long cap) {
    return Option.when(cap > 0, cap);
  }
}
