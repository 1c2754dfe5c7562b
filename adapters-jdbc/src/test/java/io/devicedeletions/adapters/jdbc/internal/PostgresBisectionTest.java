package io.devicedeletions.adapters.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.internal.postgres.PostgresDatabase;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.application.port.out.Blame;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done and found out within the bounds of a careful transaction. */
final class PostgresBisectionTest {

  private final DataSource connections =
      PostgresServer.connections(PostgresServer.newEmptyDatabase());
  private final Database database = new PostgresDatabase(connections, connections);
  private final AtomicLong now = new AtomicLong();
  private Vector<Integer> done = Vector.empty();

  @AfterEach
  void close() {
    database.close();
  }

  private Bisection<Integer> bisect(int things, Predicate<Integer> fails, Duration each) {
    return Jdbi.create(connections)
        .inTransaction(
            handle -> {
              Bisection<Integer> bisection =
                  new Bisection<>(
                      handle,
                      database.dialect(),
                      Blame.LASTING_ERRORS,
                      some -> work(handle, some, fails, each),
                      now::get);
              bisection.attempt(Vector.range(0, things));
              return bisection;
            });
  }

  private void work(Handle handle, Seq<Integer> some, Predicate<Integer> fails, Duration each) {
    now.addAndGet(each.toNanos());
    if (some.exists(fails)) {
      handle.execute("SELECT 1 / 0");
    }
    done = done.appendAll(some);
  }

  @Test
  void findsEachThatFailsAndDoesTheOthers() {
    Bisection<Integer> bisection = bisect(100, thing -> thing % 40 == 7, Duration.ZERO);

    assertThat(bisection.culprits().map(Tuple2::_1)).containsExactly(7, 47, 87);
    assertThat(done.asJava()).hasSize(97).isSorted();
    assertThat(bisection.untried()).isEmpty();
  }

  @Test
  void leavesTheRestUntriedWhenTheTimeIsUp() {
    Bisection<Integer> bisection = bisect(8, thing -> true, Duration.ofSeconds(2));

    assertThat(bisection.culprits().map(Tuple2::_1)).containsExactly(0, 1);
    assertThat(bisection.untried()).containsExactly(2, 3, 4, 5, 6, 7);
  }

  /** Or whoever begins with the same the next time would get no further either. */
  @Test
  void findsOneThatFailsHoweverLongItTakes() {
    Bisection<Integer> bisection = bisect(1_024, thing -> true, Duration.ofSeconds(5));

    assertThat(bisection.culprits().map(Tuple2::_1)).containsExactly(0);
    assertThat(bisection.untried()).hasSize(1_023);
  }

  @Test
  void orDoesSomeThatDoNot() {
    Bisection<Integer> bisection = bisect(1_024, thing -> thing > 255, Duration.ofSeconds(5));

    assertThat(done).hasSize(256);
    assertThat(bisection.culprits()).isEmpty();
    assertThat(bisection.untried()).hasSize(768);
  }

  @Test
  void triesFourHundredTimesAtMost() {
    Bisection<Integer> bisection = bisect(1_024, thing -> true, Duration.ZERO);

    assertThat(bisection.culprits()).hasSizeBetween(190, 210);
    assertThat(bisection.untried().size() + bisection.culprits().size()).isEqualTo(1_024);
  }
}
