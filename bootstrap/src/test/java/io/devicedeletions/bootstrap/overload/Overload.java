package io.devicedeletions.bootstrap.overload;

import io.devicedeletions.bootstrap.campaign.process.PostgresCluster;
import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import io.devicedeletions.bootstrap.campaign.process.Shell;
import io.devicedeletions.bootstrap.campaign.process.SqliteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the scenarios that were chosen and ends with 1 if a promise was broken. */
public final class Overload {

  private final OverloadSettings settings;
  private final Path folder;
  private final OverloadReport report = new OverloadReport();
  private @Nullable PostgresCluster cluster;
  private int servers;

  private Overload(OverloadSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    OverloadSettings settings = OverloadSettings.parse(arguments);
    Path folder =
        Files.createTempDirectory(Files.createDirectories(settings.folder()), "overload-");
    boolean broken;
    try {
      broken = new Overload(settings, folder).run();
    } finally {
      Shell.run("rm", "-rf", folder.toString());
    }
    System.exit(broken ? 1 : 0);
  }

  private boolean run() {
    System.out.println("overload: " + settings + ", Java " + Runtime.version());
    try {
      attack();
      control();
    } finally {
      if (cluster != null) {
        cluster.close();
      }
    }
    return report.print();
  }

  /** One server for all of them: what one attack leaves behind must not weaken it for the next. */
  private void attack() {
    List<Scenario> chosen =
        Scenarios.all().stream().filter(scenario -> settings.isChosen(scenario.name())).toList();
    if (chosen.isEmpty()) {
      return;
    }
    try (Target target = Target.launch(ServerCommand.of(arguments()), log())) {
      Round round = new Round(target, settings.seconds());
      int capacity = round.capacity();
      System.out.println("capacity: " + capacity + " requests a second");
      chosen.forEach(
          scenario -> {
            System.out.println("  " + scenario.name() + " ...");
            report.add(scenario, () -> round.run(scenario, capacity));
          });
    }
  }

  private void control() {
    if (settings.isChosen(Controls.STANDS_STILL.name())) {
      try (Target target = Target.launch(ServerCommand.of(arguments()), log())) {
        Round round = new Round(target, settings.controlSeconds());
        round.warmUp();
        Observation seen = round.run(Controls.freezing(target));
        report.addControl(Controls.STANDS_STILL, seen, Controls.BY_STANDING_STILL);
      }
    }
    if (settings.isChosen(Controls.LEAKS.name())) {
      try (Target target =
          Target.launch(ServerCommand.of(LeakingServer.class, arguments()), log())) {
        Observation seen = new Round(target, settings.controlSeconds()).run(Controls::nothing);
        report.addControl(Controls.LEAKS, seen, Controls.BY_LEAKING);
      }
    }
  }

  private List<String> arguments() {
    servers++;
    List<String> options = new ArrayList<>(database());
    options.addAll(settings.serverOptions());
    return ServerCommand.serving(Target.TENANTS, options);
  }

  private List<String> database() {
    if (!settings.isPostgres()) {
      return new SqliteFolder(folder.resolve("data-" + servers)).options();
    }
    PostgresCluster running = cluster;
    if (running == null) {
      running = PostgresCluster.create(folder);
      cluster = running;
    }
    return running.newDatabase().options();
  }

  private Path log() {
    return folder.resolve("server-" + servers + ".log");
  }
}
