package io.devicedeletions.adapters.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.SqliteConnections;
import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import io.devicedeletions.adapters.jdbc.testkit.Caller;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that wait while another is under way become a group; here a gate makes them wait. */
final class GroupCommitTest {

  private final HikariDataSource connections =
      SqliteStore.pool(
          SqliteStore.newFile(),
          HashMap.ofAll(SqliteConnections.WRITER)
              .put("busy_timeout", "200")
              .put("foreign_keys", "true")
              .toJavaMap(),
          2);
  private final Jdbi sql = JdbiSettings.on(connections);
  private final GroupCommit groupCommit = new GroupCommit(sql, 64);
  private final CountDownLatch gate = new CountDownLatch(1);

  @BeforeEach
  void makeTables() {
    sql.useHandle(
        handle -> {
          handle.execute("CREATE TABLE number (value INTEGER PRIMARY KEY) STRICT");
          handle.execute(
              """
              CREATE TABLE shadow (
                value INTEGER REFERENCES number DEFERRABLE INITIALLY DEFERRED) STRICT
              """);
        });
  }

  @AfterEach
  void close() {
    gate.countDown();
    groupCommit.close();
    connections.close();
  }

  @Test
  void aWriteThatFailsLeavesTheOthersOfItsGroupAlone() {
    Caller<Integer> closed = behindGate();
    Vector<Caller<Integer>> good = Vector.rangeClosed(1, 20).map(this::inserting);
    Caller<Integer> bad = inserting(7);
    Vector<Caller<Integer>> later = Vector.rangeClosed(21, 25).map(this::inserting);
    gate.countDown();

    assertThat(closed.answer()).isZero();
    assertThat(good.appendAll(later).map(Caller::answer)).containsOnly(1);
    assertThatThrownBy(bad::answer).hasMessageContaining("UNIQUE");
    assertThat(committed()).isEqualTo(25);
  }

  @Test
  void writesThatWaitTogetherAreOneTransaction() {
    Set<Handle> transactions = ConcurrentHashMap.newKeySet();
    Caller<Integer> closed = behindGate();
    Vector<Caller<Boolean>> waiting =
        Vector.range(0, 30).map(number -> call(handle -> transactions.add(handle)));
    gate.countDown();

    assertThat(waiting.count(Caller::answer)).isEqualTo(1);
    assertThat(closed.answer()).isZero();
  }

  /** However many are due. */
  @Test
  void aRequestIsAnsweredBeforeTheNextRemovalBegins() {
    CountDownLatch removalMayEnd = new CountDownLatch(1);
    behindGate();
    callAlone(handle -> 1);
    Caller<Integer> removal = callAlone(handle -> waitFor(removalMayEnd));
    Caller<Integer> request = inserting(1);
    gate.countDown();

    assertThat(request.answer()).isEqualTo(1);
    assertThat(removal.isAnswered()).isFalse();
    removalMayEnd.countDown();
    assertThat(removal.answer()).isZero();
  }

  @Test
  void nobodyIsAnsweredBeforeTheCommit() throws InterruptedException {
    CountDownLatch secondRuns = new CountDownLatch(1);
    CountDownLatch secondMayEnd = new CountDownLatch(1);
    behindGate();
    Caller<Integer> first = inserting(1);
    call(
        handle -> {
          secondRuns.countDown();
          return waitFor(secondMayEnd);
        });
    gate.countDown();
    secondRuns.await();

    assertThat(first.isAnswered()).isFalse();
    assertThat(committed()).isZero();

    secondMayEnd.countDown();
    assertThat(first.answer()).isEqualTo(1);
    assertThat(committed()).isEqualTo(1);
  }

  @Test
  void aCommitThatFailsFailsTheWholeGroupAndNoLaterOne() {
    behindGate();
    Caller<Integer> good = inserting(1);
    Caller<Integer> refusedAtCommit =
        call(handle -> handle.execute("INSERT INTO shadow VALUES (99)"));
    gate.countDown();

    assertThatThrownBy(refusedAtCommit::answer).hasMessageContaining("FOREIGN KEY");
    assertThatThrownBy(good::answer).hasMessageContaining("FOREIGN KEY");
    assertThat(committed()).isZero();
    assertThat(inserting(1).answer()).isEqualTo(1);
  }

  /** As a full disk does, which is harder to arrange. */
  @Test
  void aWriteThatUndoesTheWholeTransactionFailsTheGroupWithItsOwnReason() {
    behindGate();
    Caller<Integer> good = inserting(1);
    Caller<Integer> undoing =
        call(handle -> handle.execute("INSERT OR ROLLBACK INTO number VALUES (1)"));
    gate.countDown();

    assertThatThrownBy(undoing::answer).hasMessageContaining("UNIQUE");
    assertThatThrownBy(good::answer).hasMessageContaining("UNIQUE");
    assertThat(committed()).isZero();
    assertThat(inserting(1).answer()).isEqualTo(1);
  }

  @Test
  void aFileThatSomebodyElseLocksForTooLongFailsTheWriteAndNoLaterOne() {
    try (Handle somebodyElse = sql.open()) {
      somebodyElse.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> inserting(1).answer()).hasMessageContaining("SQLITE_BUSY");
      somebodyElse.execute("ROLLBACK");
    }
    assertThat(inserting(1).answer()).isEqualTo(1);
  }

  @Test
  void closingFinishesWhatWaitsAndRefusesWhatComesLater() {
    behindGate();
    Vector<Caller<Integer>> waiting = Vector.rangeClosed(1, 100).map(this::inserting);
    gate.countDown();
    groupCommit.close();

    assertThat(waiting.map(Caller::answer)).containsOnly(1);
    assertThat(committed()).isEqualTo(100);
    assertThatThrownBy(() -> groupCommit.write(handle -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the store is closed");
  }

  @Test
  void anInterruptedCallerStillLearnsTheAnswer() {
    Thread.currentThread().interrupt();

    assertThat(groupCommit.<Integer>share(GroupCommitTest::insertOne)).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static int insertOne(Handle handle) {
    return handle.execute("INSERT INTO number VALUES (1)");
  }

  /** A write that holds the writer until the gate opens. */
  private Caller<Integer> behindGate() {
    CountDownLatch runs = new CountDownLatch(1);
    Caller<Integer> caller =
        call(
            handle -> {
              runs.countDown();
              return waitFor(gate);
            });
    waitFor(runs);
    return caller;
  }

  private Caller<Integer> inserting(int number) {
    return call(handle -> handle.execute("INSERT INTO number VALUES (?)", number));
  }

  private interface Work<T> {
    T in(Handle handle);
  }

  private <T> Caller<T> callAlone(Work<T> work) {
    return Caller.start(() -> groupCommit.write(work::in));
  }

  private <T> Caller<T> call(Work<T> work) {
    return Caller.start(() -> groupCommit.share(work::in));
  }

  private static int waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return 0;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private int committed() {
    return sql.withHandle(
        handle -> handle.createQuery("SELECT count(*) FROM number").mapTo(Integer.class).one());
  }
}
