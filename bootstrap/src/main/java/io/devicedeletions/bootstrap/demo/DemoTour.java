package io.devicedeletions.bootstrap.demo;

import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration;
import io.devicedeletions.bootstrap.demo.DemoClient.Answer;
import io.devicedeletions.bootstrap.server.RunningServer;
import io.devicedeletions.bootstrap.terminal.Progress;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The one-minute tour: a real server on an embedded database, three batches over HTTP, and the
 * proof of what became of every line and of every device that nobody asked for.
 */
public final class DemoTour {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Vector<DemoTenant> TENANTS = Vector.of(DemoTenant.ACME, DemoTenant.GLOBEX);

  private final DemoReport report;
  private final Vector<DemoBatch> batches = DemoBatch.all();

  /** A tour that tells its story to {@code report}. */
  public DemoTour(DemoReport report) {
    this.report = report;
  }

  /**
   * Runs the tour.
   *
   * @param folder an empty folder for the database; left to the caller to remove
   * @return true if every line and every device ended as it should
   */
  public boolean run(Path folder) throws IOException, InterruptedException {
    report.opening(TENANTS);
    try (RunningServer server =
        RunningServer.start(
            new DatabaseConfiguration.Sqlite(folder), DemoServer.configuration(TENANTS))) {
      seed(server.store().inventory());
      Map<DemoBatch, Answer> answers = schedule(server);
      awaitOutcomes(server, answers);
      Map<DemoBatch, Seq<Settlement>> outcomes =
          answers.map((batch, answer) -> Tuple.of(batch, settlements(server, batch, answer)));
      DemoVerdict verdict = DemoVerdict.of(outcomes, TENANTS, server.store().inventory());
      report.closing(verdict);
      return verdict.isAsExpected();
    }
  }

  private static void seed(DeviceInventory inventory) {
    TENANTS.forEach(tenant -> inventory.register(tenant.id(), tenant.devices()));
  }

  private Map<DemoBatch, Answer> schedule(RunningServer server)
      throws IOException, InterruptedException {
    URI address =
        server.apiAddress().getOrElseThrow(() -> new IOException("the server has no API"));
    report.server(address);
    DemoClient client = new DemoClient(address, DemoServer.SECRET);
    Map<DemoBatch, Answer> answers = LinkedHashMap.empty();
    for (DemoBatch batch : batches) {
      Answer answer = client.schedule(batch);
      report.answer(batch, answer);
      answers = answers.put(batch, answer);
    }
    return answers;
  }

  private void awaitOutcomes(RunningServer server, Map<DemoBatch, Answer> answers)
      throws IOException, InterruptedException {
    int expected = answers.values().map(Answer::scheduledCount).sum().intValue();
    Instant deadline = Instant.now().plus(PATIENCE);
    report.removing(expected);
    try (Progress progress = Progress.start("removing", expected)) {
      int settled = 0;
      while (settled < expected) {
        if (Instant.now().isAfter(deadline)) {
          throw new IOException(settled + " of " + expected + " lines were settled in a minute");
        }
        TimeUnit.MILLISECONDS.sleep(20);
        settled = settledLines(server, answers);
        progress.stepTo(settled);
      }
    }
  }

  private static int settledLines(RunningServer server, Map<DemoBatch, Answer> answers) {
    return answers
        .map(entry -> settlements(server, entry._1(), entry._2()).size())
        .sum()
        .intValue();
  }

  private static Seq<Settlement> settlements(RunningServer server, DemoBatch batch, Answer answer) {
    return server.store().records().ofBatch(batch.tenant().id(), answer.batch());
  }
}
