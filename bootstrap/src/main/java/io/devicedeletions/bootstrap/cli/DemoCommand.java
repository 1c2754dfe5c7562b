package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.demo.DemoReport;
import io.devicedeletions.bootstrap.demo.DemoTour;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demo}. */
@Command(
    name = "demo",
    description = {
      "The one-minute tour: schedules 250 devices of two tenants, some of them malformed, unknown or"
          + " misnamed, shows what became of each, and proves that the others are still there.",
      "Needs nothing and leaves nothing behind."
    })
final class DemoCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logs.onlyProblems();
    Path folder = Files.createTempDirectory("device-deletions-demo");
    Thread cleaner = new Thread(() -> remove(folder), "device-deletions-demo-cleaner");
    Runtime.getRuntime().addShutdownHook(cleaner);
    boolean asExpected = new DemoTour(new DemoReport(spec.commandLine().getOut())).run(folder);
    remove(folder);
    return asExpected ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  /** Also runs at Ctrl-C; a file that is gone already is no problem then. */
  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | java.io.UncheckedIOException alreadyGone) {
      return;
    }
  }
}
