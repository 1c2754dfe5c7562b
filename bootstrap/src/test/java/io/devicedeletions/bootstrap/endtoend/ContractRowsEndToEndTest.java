package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.ContractRow;
import io.devicedeletions.adapters.http.testkit.ContractRowTable;
import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RowExpectation;
import io.devicedeletions.adapters.http.testkit.RowRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every row of {@code contract-rows.txt}, sent to the packaged jar over a raw socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractRowsEndToEndTest {

  private final TestTokens tokens = new TestTokens();

  /** The common pool has one thread on a machine with two processors. */
  private final ExecutorService atOnce = Executors.newCachedThreadPool();

  private final List<ContractRow> rows = ContractRowTable.read("/contract-rows.txt");

  private Path folder;
  private ServerProcess server;
  private DatabaseFile database;

  @BeforeAll
  void start(@TempDir Path temporary) {
    folder = temporary;
    server = serve(folder);
    database = new DatabaseFile(folder.resolve("data"));
    crowd();
  }

  /** One device waits, and no more than one may. */
  private void crowd() {
    String data = folder.resolve("data").toString();
    ExecutableJar.run("tenant", "enable", "crowded", "--data-dir", data);
    ContractRow usual = ContractRowTable.usual().withToken("crowded-tenant");
    assertThat(exchange(usual, server).status()).isEqualTo(202);
    assertThat(
            ExecutableJar.run(
                    "tenant", "set", "crowded", "--pause", "--pending-cap", "1", "--data-dir", data)
                .exitStatus())
        .isZero();
  }

  private ServerProcess serve(Path inFolder) {
    for (Map.Entry<String, String> tenant :
        Map.of("acme", "enable", "sleeper", "disable").entrySet()) {
      ExecutableJar.run(
          "tenant",
          tenant.getValue(),
          tenant.getKey(),
          "--data-dir",
          inFolder.resolve("data").toString());
    }
    return ApiNode.start(inFolder, tokens);
  }

  @AfterAll
  void stop() {
    atOnce.shutdown();
    server.close();
  }

  @Test
  void every_one_of_the_eighteen_decisions_has_rows() {
    assertThat(rows.stream().map(ContractRow::number))
        .containsAll(IntStream.rangeClosed(1, 18).mapToObj(Integer::toString).toList())
        .contains("7b");
  }

  @TestFactory
  Stream<DynamicTest> each_row_is_answered_as_the_table_says() {
    return rows.stream().map(row -> DynamicTest.dynamicTest(row.title(), () -> check(row)));
  }

  private void check(ContractRow row) throws Exception {
    switch (row.given()) {
      case "" -> checkAnswer(row, server, database);
      case "draining" -> whileDraining(row);
      case "key used" -> afterTheKeyWasUsed(row);
      case "key in flight" -> whileTheKeyIsInFlight(row);
      case "database locked" -> whileTheDatabaseIsLocked(row);
      case "protected device" -> whileADeviceIsProtected(row);
      default -> throw new AssertionError("unknown state: " + row.given());
    }
  }

  /** A request that is never finished keeps the server from stopping at once. */
  private void whileDraining(ContractRow row) {
    Path another = folder.resolve("draining-" + Integer.toHexString(row.hashCode()));
    try (ServerProcess draining = serve(another);
        RawConnection unfinished = connect(draining)) {
      ContractRow patient = ContractRowTable.usual().withHeader("expect: 100-continue");
      byte[] whole = RowRequest.bytes(patient, tokens::named);
      unfinished.send(java.util.Arrays.copyOf(whole, whole.length - 10));
      assertThat(unfinished.read().status()).as("the request is in flight").isEqualTo(100);
      draining.askToStop();
      awaitNotReady(draining);
      checkAnswer(row, draining, new DatabaseFile(another.resolve("data")));
    }
  }

  private static void awaitNotReady(ServerProcess draining) {
    int status;
    do {
      try (RawConnection readiness = new RawConnection(draining.management().getPort())) {
        status = readiness.exchange(RawRequest.of("GET", "/readyz")).status();
      }
    } while (status != 503);
  }

  private void afterTheKeyWasUsed(ContractRow row) {
    ContractRow first = ContractRowTable.usual().withHeader("idempotency-key: used-key");
    assertThat(exchange(first, server).status()).isEqualTo(202);
    long batches = database.batches();
    checkAnswer(row, server, database);
    assertThat(database.batches()).as("nothing is stored twice").isEqualTo(batches);
  }

  /** Of two at once, one waits for the database and the other is told at once. */
  private void whileTheKeyIsInFlight(ContractRow row) throws Exception {
    CompletableFuture<RawResponse> one;
    CompletableFuture<RawResponse> other;
    try (DatabaseFile.Lock held = database.lock()) {
      assertThat(held).isNotNull();
      one = CompletableFuture.supplyAsync(() -> exchange(row, server), atOnce);
      other = CompletableFuture.supplyAsync(() -> exchange(row, server), atOnce);
      RowExpectation.check(row, (RawResponse) CompletableFuture.anyOf(one, other).get());
    }
    assertThat(List.of(one.get().status(), other.get().status()))
        .containsExactlyInAnyOrder(202, row.expected().status());
  }

  private void whileTheDatabaseIsLocked(ContractRow row) throws Exception {
    try (DatabaseFile.Lock held = database.lock()) {
      assertThat(held).isNotNull();
      checkAnswer(row, server, database);
    }
  }

  private void whileADeviceIsProtected(ContractRow row) {
    database.protect("PROTECTED");
    try {
      checkAnswer(row, server, database);
    } finally {
      database.unprotect();
    }
  }

  private static RawConnection connect(ServerProcess to) {
    return new RawConnection(to.api().getPort());
  }

  private RawResponse exchange(ContractRow row, ServerProcess to) {
    try (RawConnection connection = connect(to)) {
      return exchange(row, connection);
    }
  }

  private RawResponse exchange(ContractRow row, RawConnection connection) {
    connection.send(RowRequest.bytes(row, tokens::named));
    return connection.read(!row.sent().isToHead());
  }

  private void checkAnswer(ContractRow row, ServerProcess to, DatabaseFile its) {
    long before = its.batches();
    try (RawConnection connection = connect(to)) {
      RawResponse answer = exchange(row, connection);
      RowExpectation.check(row, answer);
      if (row.expected().isAccepted() && !row.given().equals("key used")) {
        assertThat(its.holdsRequest(answer.field("x-request-id"))).as("kept").isTrue();
      }
      if (row.expected().closed()) {
        assertThat(connection.isClosedByServer()).as("closed").isTrue();
      }
    }
    if (!row.expected().isAccepted()) {
      assertThat(its.batches()).as("batches stored").isEqualTo(before);
    }
  }
}
