package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What can become of PostgreSQL and its connections. */
final class PostgresTrouble {

  private PostgresTrouble() {}

  /** Whatever the servers' backends are doing is ended with them, or cancelled. */
  static Stage.Strike storm(String function) {
    String strike =
        """
        SELECT count(*) FILTER (WHERE %s(pid))
          FROM pg_stat_activity
         WHERE datname = current_database() AND state <> 'idle'
           AND application_name LIKE 'device-deletions%%'
        """
            .formatted(function);
    return (world, random) -> {
      Pause.millis(50 + random.nextInt(150));
      if (!Pause.until(Duration.ofSeconds(20), () -> world.count(strike) > 0)) {
        throw new IllegalStateException("no backend is ever at work");
      }
    };
  }

  /** The server goes down and comes back after a while. */
  static Scenario outage(String mode, Duration length) {
    return (arena, repetitions, tally) ->
        new Stage(Arena::newPostgres, 2, 5)
            .play(
                arena,
                repetitions,
                tally,
                (world, random) -> {
                  Pause.millis(700 + random.nextInt(1_500));
                  arena.cluster().stop(mode);
                  Pause.millis(length.toMillis());
                  arena.cluster().start();
                });
  }

  /** Somebody locks a table while more clients ask than there are connections for requests. */
  static Scenario poolExhaustion(Stage stage) {
    return (arena, repetitions, tally) -> {
      stage.play(
          arena,
          repetitions,
          tally,
          (world, random) -> {
            world.crowd();
            lock("deletion_batch").on(world, random);
          });
      if (!tally.doubts().containsKey("status 500")) {
        tally.note("NOT REACHED: nobody waited in vain for a connection");
      }
    };
  }

  /** Somebody locks a table for longer than anybody waits. */
  static Stage.Strike lock(String table) {
    return (world, random) -> {
      Pause.millis(300 + random.nextInt(500));
      try (Connection connection = world.database().connect();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        Pause.millis(4_000);
        connection.rollback();
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    };
  }

  /** Somebody takes every connection that the server has. */
  static void noConnectionLeft(World world, Random random) {
    Pause.millis(300 + random.nextInt(500));
    List<Connection> taken = new ArrayList<>();
    try {
      takeAll(world, taken);
      try (Statement statement = taken.get(0).createStatement()) {
        statement.execute(
            """
            SELECT pg_terminate_backend(pid)
              FROM pg_stat_activity
             WHERE datname = current_database() AND application_name LIKE 'device-deletions%'
            """);
      }
      for (int look = 0; look < 40; look++) {
        takeAll(world, taken);
        Pause.millis(100);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } finally {
      taken.forEach(PostgresTrouble::give);
    }
  }

  private static void takeAll(World world, List<Connection> taken) {
    boolean more = true;
    while (more) {
      try {
        taken.add(world.database().connect());
      } catch (SQLException tooMany) {
        more = false;
      }
    }
  }

  private static void give(Connection connection) {
    try {
      connection.close();
    } catch (SQLException closedAlready) {
      // it is free, which was wanted
    }
  }

  /** A transaction that sees the past is held open until everything has been removed. */
  static Scenario snapshot(Duration length) {
    return (arena, repetitions, tally) -> {
      for (int repetition = 0; repetition < repetitions; repetition++) {
        try (World world =
            new World(arena.newPostgres(), arena.newFolder(), arena.random(), 2_500, 12)) {
          world.open(2);
          try (Connection connection = world.database().connect();
              Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM device");
            Pause.millis(length.toMillis());
            world.settleAndCheck(tally);
            tally.repetition();
            connection.rollback();
          } catch (SQLException failed) {
            throw new IllegalStateException(failed);
          }
        }
      }
    };
  }
}
