package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.checker.Checker;
import io.devicedeletions.bootstrap.campaign.checker.History;
import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import io.devicedeletions.bootstrap.campaign.process.SqliteFolder;
import io.devicedeletions.bootstrap.campaign.store.StoreReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Checks copies of a world's embedded database. */
record CopyCheck(World world) {

  /** What is known for sure while the clients go on: 202s, and nothing of the other requests. */
  List<LedgerEntry> acknowledged() {
    return world.ledger().entries().stream()
        .map(entry -> entry.accepted().isPresent() ? entry : entry.unanswered())
        .toList();
  }

  List<Violation> check(Path folder, List<LedgerEntry> ledger) {
    try (Connection connection = new SqliteFolder(folder).connect()) {
      return Stream.concat(
              integrity(connection).stream(),
              Checker.check(
                  new History(ledger, world.inventory(), StoreReader.read(connection), false))
                  .stream())
          .toList();
    } catch (SQLException broken) {
      return List.of(
          new Violation(Invariant.ALL_OR_NOTHING, folder + " cannot be read: " + broken));
    }
  }

  private static List<Violation> integrity(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
      result.next();
      String verdict = result.getString(1);
      return verdict.equals("ok")
          ? List.of()
          : List.of(new Violation(Invariant.ALL_OR_NOTHING, "integrity_check: " + verdict));
    }
  }
}
