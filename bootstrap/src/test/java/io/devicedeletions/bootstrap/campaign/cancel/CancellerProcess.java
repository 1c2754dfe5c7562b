package io.devicedeletions.bootstrap.campaign.cancel;

import io.devicedeletions.bootstrap.campaign.ledger.CancellationCall;
import io.devicedeletions.bootstrap.campaign.process.Node;
import io.devicedeletions.bootstrap.campaign.process.PostgresDatabase;
import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** One canceller after the other on a database, all of which write to one file. */
public final class CancellerProcess implements AutoCloseable {

  private final PostgresDatabase database;
  private final Path folder;
  private final Random random;
  private Node node;

  /** Launches the first. */
  public CancellerProcess(PostgresDatabase database, Path folder, Random random, String fault) {
    this.database = database;
    this.folder = folder;
    this.random = random;
    this.node = launch(fault);
  }

  private Path file() {
    return folder.resolve("cancellations");
  }

  private Node launch(String fault) {
    return ServerCommand.of(
            Canceller.class,
            List.of(
                database.url(),
                PostgresDatabase.USER,
                file().toString(),
                Long.toString(random.nextLong())))
        .withFault(fault)
        .launch(folder.resolve("canceller.log"));
  }

  /** Kills the one that there is and launches another, with something to go wrong or nothing. */
  public Node replace(String fault) {
    kill();
    node = launch(fault);
    return node;
  }

  /** Every call so far, of all of them. */
  public List<CancellationCall> calls() {
    return new CancellationFile(file()).calls();
  }

  /** Kills the one that there is. */
  public void kill() {
    node.kill();
  }

  @Override
  public void close() {
    kill();
  }
}
