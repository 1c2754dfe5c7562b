package io.devicedeletions.bootstrap.console;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Debian's Chromium with its driver. Nothing is ever downloaded. */
final class Chromium implements AutoCloseable {

  static final Path BROWSER = Path.of("/usr/bin/chromium");
  static final String MISSING =
      "no Chromium at /usr/bin/chromium with /usr/bin/chromedriver"
          + " (Debian's packages chromium and chromium-driver)";

  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** Asks for no other site by itself, and keeps still, so that pictures come out the same. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--force-prefers-reduced-motion",
          "--hide-scrollbars");

  /**
   * It warns that it does not know this version's protocol, of which only a stable part is used.
   */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;
  private final Path profile;

  private Chromium(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  static boolean isInstalled() {
    return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
  }

  /** Starts one that has never been anywhere. */
  static Chromium start() {
    if (!isInstalled()) {
      throw new AssertionError(MISSING);
    }
    SELENIUM.setLevel(Level.SEVERE);
    try {
      Path profile = Files.createTempDirectory("device-deletions-chromium");
      ChromeDriverService service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(DRIVER.toFile())
              .usingAnyFreePort()
              .withLogFile(new File("/dev/null"))
              .build();
      return new Chromium(new ChromeDriver(service, options(profile)), profile);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static ChromeOptions options(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(ARGUMENTS);
    options.addArguments("--user-data-dir=" + profile);
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
    return options;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Its last processes may still write: what is left of the profile is left to the machine. */
  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException stillBusy) {
      profile.toFile().deleteOnExit();
    }
  }
}
