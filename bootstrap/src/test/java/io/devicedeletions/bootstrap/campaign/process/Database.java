package io.devicedeletions.bootstrap.campaign.process;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database of its own for a run, reached past the service. */
public interface Database {

  /** The options that lead a server there. */
  List<String> options();

  /** A new connection of our own. */
  Connection connect() throws SQLException;
}
