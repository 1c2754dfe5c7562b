package io.devicedeletions.adapters.jdbc.internal;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.statement.StatementExceptions;

/** Jdbi, set up so that it neither tells secrets nor guesses. Stateless and thread-safe. */
public final class JdbiSettings {

  private JdbiSettings() {}

  /** Jdbi on a data source. */
  public static Jdbi on(DataSource database) {
    Jdbi jdbi = Jdbi.create(database);
    // By default a message shows the bound values, which are other people's device names.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    // By default NULL becomes 0.
    jdbi.getConfig(ColumnMappers.class).setCoalesceNullPrimitivesToDefaults(false);
    return jdbi;
  }
}
