package io.devicedeletions.adapters.jdbc.internal.postgres;

import static io.devicedeletions.adapters.jdbc.internal.postgres.PostgresBacklog.TENANT;

import io.devicedeletions.adapters.jdbc.internal.Rows;
import io.vavr.collection.Vector;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/** Binds to statements what they are bound to in earnest, and has them explained. Stateless. */
final class Explanations {

  static final String FULL_SCAN =
      "Seq Scan on (deletion_work|deletion_batch|deletion_dead|device)\\b";

  static final PostgresStatements STATEMENTS = new PostgresStatements();
  static final PostgresInterventionStatements INTERVENTIONS = new PostgresInterventionStatements();
  static final UUID BATCH = new UUID(0, PostgresBacklog.MANY / 2);

  private static final PostgresDialect DIALECT = new PostgresDialect();

  private Explanations() {}

  static ExplainedStatement explained(Query query) {
    return new ExplainedStatement(String.join("\n", query.mapTo(String.class).list()));
  }

  static Query ofTenant(Query query) {
    return query.bind("tenant", TENANT.value());
  }

  static Query bindBatch(Query query) {
    return ofTenant(query).bind("batchId", BATCH.toString());
  }

  static Query bindUids(Query query, String parameter) {
    DIALECT.bindTexts(query, parameter, uids());
    return query;
  }

  static Query bound(Query query, Rows<String> rows) {
    rows.constants().forEach(constant -> query.bind(constant.parameter(), constant.value()));
    rows.columns()
        .forEach(
            column ->
                query.bindArray(
                    column.parameter(), column.type(), rows.items().map(column.value())));
    return query;
  }

  static Rows<String> settlements() {
    return Rows.of(uids())
        .with("tenant", TENANT.value())
        .with("node", "node")
        .text("batchId", uid -> uid)
        .number("line", uid -> 0)
        .text("uid", uid -> uid)
        .text("name", uid -> "device")
        .text("outcome", uid -> "REMOVED")
        .number("attempts", uid -> 1);
  }

  static Vector<String> uids() {
    return Vector.fill(800, () -> UUID.randomUUID().toString());
  }
}
