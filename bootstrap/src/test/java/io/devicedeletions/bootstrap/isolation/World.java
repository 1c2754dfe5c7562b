package io.devicedeletions.bootstrap.isolation;

import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.bootstrap.configuration.Authentication;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration;
import io.devicedeletions.bootstrap.configuration.ServerConfiguration;
import io.devicedeletions.bootstrap.configuration.TestConfiguration;
import io.devicedeletions.bootstrap.endtoend.TestTokens;
import io.devicedeletions.bootstrap.server.RunningServer;
import io.devicedeletions.bootstrap.terminal.Logs;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server on a store. It serves requests alone; the work is done when a history says so, in the
 * store's own transactions, so that every history has one end.
 */
final class World implements AutoCloseable {

  private static final ClaimSize CLAIM = new ClaimSize(4);
  private static final int PATIENCE_ROUNDS = 10_000;

  private final TestTokens tokens;
  private final RunningServer server;

  private World(TestTokens tokens, RunningServer server) {
    this.tokens = tokens;
    this.server = server;
  }

  static World on(DatabaseConfiguration database) {
    Logs.onlyProblems();
    try {
      TestTokens tokens = new TestTokens();
      Path keys = Files.createTempFile("isolation", ".json");
      tokens.writeKeySet(keys);
      World world = new World(tokens, RunningServer.start(database, configuration(keys)));
      keys.toFile().deleteOnExit();
      return world;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ServerConfiguration configuration(Path keys) {
    return TestConfiguration.impatient(
        new Authentication.Production(
            new Authentication.Keys.InFile(keys),
            TestTokens.ISSUER,
            TestTokens.AUDIENCE,
            "tenant",
            new Authentication.Scopes(TestTokens.SCOPE, TestTokens.SCOPE, TestTokens.SCOPE)));
  }

  JdbcStore store() {
    return server.store();
  }

  /** A request of a tenant's; the whole answer, but for the date. */
  String ask(TenantId tenant, String requestLine, List<String> fields, String body) {
    Stream<String> who =
        Stream.of(
            "authorization: Bearer " + tokens.good(tenant.value()),
            "content-type: application/json");
    return Wire.exchange(
            server.apiAddress().get(),
            requestLine,
            Stream.concat(who, fields.stream()).toList(),
            body)
        .replaceFirst("(?i)\r\ndate: .*\r\n", "\r\n");
  }

  /** Does all that is due. */
  void work() {
    for (int round = 0; round < PATIENCE_ROUNDS; round++) {
      Seq<DueTenant> due = store().dueDeletions().lookAhead().tenants();
      if (due.isEmpty()) {
        return;
      }
      due.forEach(
          tenant -> store().dueDeletions().settle(tenant.tenant(), CLAIM, Blame.LASTING_ERRORS));
    }
    throw new AssertionError("the work has no end");
  }

  @Override
  public void close() {
    server.close();
  }
}
