package io.devicedeletions.bootstrap.campaign.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Keeps the classes of a server as the JVM lays them out, which halves the time that each of the
 * hundreds of servers takes to start.
 */
public final class ClassArchive {

  private static final String PROPERTY = "campaign.class.archive";

  private ClassArchive() {}

  /**
   * Makes the archive with the help of a server that starts and stops; without it, all is slower.
   */
  public static void prepare(Path folder) {
    Path archive = folder.resolve("classes.jsa");
    if (!Files.exists(ServerCommand.testJar())) {
      return;
    }
    List<String> options = List.of("--data-dir", folder.resolve("archived").toString());
    Node server =
        ServerCommand.serve(List.of("acme"), options)
            .withJavaOption("-XX:ArchiveClassesAtExit=" + archive)
            .launch(folder.resolve("archive.log"));
    server.awaitListening(Duration.ofSeconds(60));
    server.terminate();
    server.awaitExit(Duration.ofSeconds(60));
    server.kill();
    if (Files.exists(archive)) {
      System.setProperty(PROPERTY, archive.toString());
    }
  }

  static List<String> javaOptions() {
    String archive = System.getProperty(PROPERTY, "");
    return archive.isEmpty() ? List.of() : List.of("-XX:SharedArchiveFile=" + archive);
  }
}
