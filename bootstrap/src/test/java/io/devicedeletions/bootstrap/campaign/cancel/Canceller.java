package io.devicedeletions.bootstrap.campaign.cancel;

import io.devicedeletions.application.port.out.CancellableDeletions;
import io.devicedeletions.bootstrap.campaign.ledger.CancellationCall.Told;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Postgres;
import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Cancels batches at random until it is killed, by the store's port, for as long as there is no
 * request for it. Most of them wait, some are being removed; now and then one is cancelled again.
 * What fails is in doubt.
 */
public final class Canceller {

  private static final String PENDING =
      "SELECT tenant, batch_id FROM deletion_work ORDER BY random() LIMIT 1";
  private static final String DUE =
      """
      SELECT tenant, batch_id
        FROM deletion_work
       WHERE due_at < now() + INTERVAL '100 milliseconds'
       ORDER BY due_at
       LIMIT 1
      """;

  private final CancellableDeletions deletions;
  private final CancellationFile file;
  private final Random random;
  private Batch last = new Batch("", "");

  private Canceller(CancellableDeletions deletions, CancellationFile file, Random random) {
    this.deletions = deletions;
    this.file = file;
    this.random = random;
  }

  private record Batch(String tenant, String id) {}

  /** The database's URL and user, the file to write to, and a seed. */
  public static void main(String[] arguments) {
    Postgres postgres = new Postgres(arguments[0], arguments[1], "");
    CancellationFile file = new CancellationFile(Path.of(arguments[2]));
    Random random = new Random(Long.parseLong(arguments[3]));
    try (OpenDatabase database = OpenDatabase.forCommand(postgres)) {
      Canceller canceller = new Canceller(database.store().cancellable(), file, random);
      while (true) {
        canceller.turn(postgres);
        Pause.millis(random.nextInt(60));
      }
    }
  }

  private void turn(Postgres postgres) {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(random.nextBoolean() ? DUE : PENDING)) {
      if (row.next()) {
        last = new Batch(row.getString(1), row.getString(2));
        cancel(last);
      }
      if (random.nextInt(10) == 0 && !last.id().isEmpty()) {
        cancel(last);
      }
    } catch (SQLException away) {
      System.err.println("nothing to cancel can be found: " + away.getMessage());
    }
  }

  private void cancel(Batch batch) {
    file.asked(batch.tenant(), batch.id());
    try {
      file.told(
          deletions
              .cancel(
                  new TenantId(batch.tenant()),
                  new BatchId(UUID.fromString(batch.id())),
                  new Requester("canceller"))
              .fold(
                  () -> new Told(Set.of(), Set.of()),
                  done -> new Told(done.cancelled().toJavaSet(), done.tooLate().toJavaSet())));
    } catch (RuntimeException inDoubt) {
      System.err.println("in doubt: " + inDoubt);
    }
  }
}
