package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.checker.Checker;
import io.devicedeletions.bootstrap.campaign.checker.Circumstances;
import io.devicedeletions.bootstrap.campaign.checker.History;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.ledger.Answer;
import io.devicedeletions.bootstrap.campaign.ledger.Ledger;
import io.devicedeletions.bootstrap.campaign.load.Fleet;
import io.devicedeletions.bootstrap.campaign.load.Load;
import io.devicedeletions.bootstrap.campaign.process.Database;
import io.devicedeletions.bootstrap.campaign.process.Node;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import io.devicedeletions.bootstrap.campaign.store.DeviceKey;
import io.devicedeletions.bootstrap.campaign.store.InventoryWriter;
import io.devicedeletions.bootstrap.campaign.store.StoreReader;
import io.devicedeletions.bootstrap.campaign.store.StoreState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** A database with an inventory, servers on it, and clients: what a fault strikes. */
public final class World implements AutoCloseable {

  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final int WARM = 10;
  private static final int CROWD = 20;
  private static final Duration DRAIN = Duration.ofSeconds(90);

  private final Database database;
  private final Random random;
  private final Ledger ledger = new Ledger();
  private final Map<DeviceKey, String> inventory;
  private final Load load;
  private final Servers servers;
  private Circumstances circumstances = Circumstances.USUAL;

  /**
   * A world.
   *
   * @param devices how many each tenant has, about
   * @param pauseMillis between the requests of each client, about
   */
  public World(Database database, Path folder, Random random, int devices, int pauseMillis) {
    this.database = database;
    this.random = random;
    Fleet fleet = new Fleet(devices);
    this.inventory = fleet.inventory();
    this.servers =
        new Servers(
            ServerCommand.serve(Fleet.TENANTS, database.options()), folder.resolve("servers.log"));
    this.load = new Load(ledger, fleet, servers::listening, pauseMillis);
  }

  /** Gives every server these options, also those that replace others. */
  World with(String... options) {
    servers.with(options);
    return this;
  }

  /** Says what may come of this world beside what comes of every one. */
  void set(Circumstances unusual) {
    circumstances = unusual;
  }

  public Database database() {
    return database;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Starts servers on the empty database, fills it, and lets the clients begin. */
  public World open(int servers) {
    return open(servers, UnaryOperator.identity());
  }

  public World open(int servers, UnaryOperator<ServerCommand> change) {
    return openEach(servers, place -> change);
  }

  /** The same with something else for each place. A server that ends at once is replaced. */
  public World openEach(int servers, IntFunction<UnaryOperator<ServerCommand>> changes) {
    this.servers.open(servers, changes);
    try (Connection connection = database.connect()) {
      InventoryWriter.write(connection, inventory);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    load.start(random);
    Pause.until(WARM_UP, () -> accepted() >= WARM);
    return this;
  }

  /** How many requests were answered 202. */
  public long accepted() {
    return ledger.entries().stream().filter(entry -> entry.accepted().isPresent()).count();
  }

  public Node node(int place) {
    return servers.node(place);
  }

  public int size() {
    return servers.size();
  }

  /** Launches another server in the place of one that ended, without waiting for it. */
  public Node replace(int place) {
    return replace(place, UnaryOperator.identity());
  }

  public Node replace(int place, UnaryOperator<ServerCommand> change) {
    return servers.replace(place, change);
  }

  /** Waits until the server in this place listens, and launches another one if it cannot. */
  public void awaitListening(int place) {
    servers.awaitListening(place);
  }

  /** How many servers were found halted by their fault, so far. */
  public long halts() {
    return servers.halts();
  }

  /** More clients beside those that there are. */
  public void crowd() {
    for (int more = 0; more < CROWD; more++) {
      load.start(random);
    }
  }

  /** Waits until every server listens. */
  public void awaitListening() {
    servers.awaitListening();
  }

  /** A statement of ours on the database, past the servers. */
  public void sql(String... statements) {
    database.run(statements);
  }

  /** Stops the clients, waits until nothing is pending, and compares. */
  public List<Violation> settleAndCheck(Tally tally) {
    return settleAndCheck(tally, UnaryOperator.identity());
  }

  /** The same, with what the database has forgotten put back into what it holds. */
  List<Violation> settleAndCheck(Tally tally, UnaryOperator<StoreState> memory) {
    awaitListening();
    load.stop();
    awaitListening();
    Pause.until(DRAIN, this::hasDrained);
    List<Violation> found = check(memory.apply(state()));
    tally.ledger(ledger.entries());
    tally.violations(found);
    servers
        .ownEnds()
        .forEach(status -> tally.note("a server ended by itself with status " + status));
    return found;
  }

  /** A server may meet its fault only now, when nobody else looks after it. */
  private boolean hasDrained() {
    awaitListening();
    return count("SELECT count(*) FROM deletion_work") == 0;
  }

  /** True if any request was answered in this way. */
  boolean heard(Answer answer) {
    return ledger.entries().stream().anyMatch(entry -> entry.answers().contains(answer));
  }

  public Map<DeviceKey, String> inventory() {
    return inventory;
  }

  /** Compares a state of the drained database with what the clients know. */
  private List<Violation> check(StoreState state) {
    return Checker.check(new History(ledger.entries(), inventory, state, true, circumstances));
  }

  /** What the database holds now. */
  StoreState state() {
    try (Connection connection = database.connect()) {
      return StoreReader.read(connection);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The number that a query gives; minus one if the database cannot be asked. */
  public long count(String query) {
    return database.count(query);
  }

  @Override
  public void close() {
    load.stop();
    servers.kill();
  }
}
