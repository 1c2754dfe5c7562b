package io.devicedeletions.bootstrap.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps pictures of what the tests see in {@code target/screenshots}, and where the property {@code
 * screenshots} says, from the project's root.
 */
final class Pictures {

  private static final List<Path> FOLDERS = folders();

  private Pictures() {}

  private static List<Path> folders() {
    Path always = Path.of("target", "screenshots");
    String wanted = System.getProperty("screenshots", "");
    return wanted.isEmpty()
        ? List.of(always)
        : List.of(always, Path.of(System.getProperty("project.root", "..")).resolve(wanted));
  }

  static void take(Browser browser, String name) {
    byte[] picture = browser.picture();
    try {
      for (Path folder : FOLDERS) {
        Files.write(Files.createDirectories(folder).resolve(name + ".png"), picture);
      }
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
