package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.RawExchange.Answer;
import java.nio.charset.StandardCharsets;
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

  private final List<ContractRow> rows = ContractRowTable.read();

  private Path folder;
  private ServerProcess server;
  private DatabaseFile database;

  @BeforeAll
  void start(@TempDir Path temporary) {
    folder = temporary;
    tokens.writeKeySet(folder.resolve("jwks.json"));
    server = serve(folder.resolve("data"));
    database = new DatabaseFile(folder.resolve("data"));
    crowd();
  }

  /** One device waits, and no more than one may. */
  private void crowd() {
    String data = folder.resolve("data").toString();
    ExecutableJar.run("tenant", "enable", "crowded", "--data-dir", data);
    ContractRow usual = usualRequest("crowded-tenant", List.of());
    assertThat(exchange(usual, server).status()).isEqualTo(202);
    assertThat(
            ExecutableJar.run(
                    "tenant", "set", "crowded", "--pause", "--pending-cap", "1", "--data-dir", data)
                .exitStatus())
        .isZero();
  }

  /** As an API node, so that nothing but the requests changes what is in the database. */
  private ServerProcess serve(Path dataDirectory) {
    for (Map.Entry<String, String> tenant :
        Map.of("acme", "enable", "sleeper", "disable").entrySet()) {
      ExecutableJar.run(
          "tenant", tenant.getValue(), tenant.getKey(), "--data-dir", dataDirectory.toString());
    }
    return ServerProcess.start(
        "--data-dir",
        dataDirectory.toString(),
        "--role",
        "api",
        "--jwks-file",
        folder.resolve("jwks.json").toString(),
        "--issuer",
        TestTokens.ISSUER,
        "--audience",
        TestTokens.AUDIENCE);
  }

  @AfterAll
  void stop() {
    atOnce.shutdown();
    server.close();
  }

  @Test
  void every_one_of_the_eighteen_decisions_has_rows() {
    assertThat(rows.stream().map(row -> row.title().split(" ", 2)[0]))
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
    Path dataDirectory = folder.resolve("draining-" + Integer.toHexString(row.hashCode()));
    try (ServerProcess draining = serve(dataDirectory);
        RawExchange unfinished = new RawExchange(draining.api())) {
      byte[] whole = RowRequest.bytes(defaultRequest(List.of("expect: 100-continue")), tokens);
      unfinished.send(java.util.Arrays.copyOf(whole, whole.length - 10));
      assertThat(unfinished.receive(true).status()).as("the request is in flight").isEqualTo(100);
      draining.askToStop();
      awaitNotReady(draining);
      checkAnswer(row, draining, new DatabaseFile(dataDirectory));
    }
  }

  private static void awaitNotReady(ServerProcess draining) {
    int status;
    do {
      try (RawExchange readiness = new RawExchange(draining.management())) {
        status =
            readiness
                .send(
                    "GET /readyz HTTP/1.1\r\nhost: localhost\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII))
                .receive(false)
                .status();
      }
    } while (status != 503);
  }

  private void afterTheKeyWasUsed(ContractRow row) {
    ContractRow first = defaultRequest(List.of("idempotency-key: used-key"));
    assertThat(exchange(first, server).status()).isEqualTo(202);
    long batches = database.batches();
    checkAnswer(row, server, database);
    assertThat(database.batches()).as("nothing is stored twice").isEqualTo(batches);
  }

  /** Of two at once, one waits for the database and the other is told at once. */
  private void whileTheKeyIsInFlight(ContractRow row) throws Exception {
    CompletableFuture<Answer> one;
    CompletableFuture<Answer> other;
    try (DatabaseFile.Lock held = database.lock()) {
      assertThat(held).isNotNull();
      one = CompletableFuture.supplyAsync(() -> exchange(row, server), atOnce);
      other = CompletableFuture.supplyAsync(() -> exchange(row, server), atOnce);
      RowExpectation.check(row, (Answer) CompletableFuture.anyOf(one, other).get());
    }
    assertThat(List.of(one.get().status(), other.get().status()))
        .containsExactlyInAnyOrder(202, row.status());
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

  private static ContractRow defaultRequest(List<String> headers) {
    return usualRequest(ContractRowTable.usual().token(), headers);
  }

  private static ContractRow usualRequest(String token, List<String> headers) {
    ContractRow usual = ContractRowTable.usual();
    return new ContractRow(
        "18 the usual request",
        "",
        usual.requestLine(),
        token,
        headers,
        usual.octets(),
        false,
        202,
        "",
        "",
        Map.of(),
        List.of(),
        false);
  }

  private Answer exchange(ContractRow row, ServerProcess to) {
    try (RawExchange exchange = new RawExchange(to.api())) {
      return exchange.send(RowRequest.bytes(row, tokens)).receive(row.isToHead());
    }
  }

  private void checkAnswer(ContractRow row, ServerProcess to, DatabaseFile its) {
    long before = its.batches();
    try (RawExchange exchange = new RawExchange(to.api())) {
      Answer answer = exchange.send(RowRequest.bytes(row, tokens)).receive(row.isToHead());
      RowExpectation.check(row, answer);
      if (row.status() == 202 && !row.given().equals("key used")) {
        assertThat(its.holdsRequest(answer.header("x-request-id"))).as("kept").isTrue();
      }
      if (row.closed()) {
        assertThat(exchange.isClosedByServer()).as("closed").isTrue();
      }
    }
    if (row.status() != 202) {
      assertThat(its.batches()).as("batches stored").isEqualTo(before);
    }
  }
}
