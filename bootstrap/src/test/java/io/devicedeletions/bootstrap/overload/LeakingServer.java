package io.devicedeletions.bootstrap.overload;

import io.devicedeletions.bootstrap.Main;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real server beside which something leaks, in the same process: memory, files, threads. */
public final class LeakingServer {

  private static final int PAUSE_MILLIS = 50;
  private static final int BYTES = 256 * 1024;

  private static final List<byte[]> MEMORY = new ArrayList<>();
  private static final List<InputStream> FILES = new ArrayList<>();

  private LeakingServer() {}

  public static void main(String[] arguments) {
    Path file = Path.of(System.getProperty("java.home"), "release");
    Thread leak = new Thread(() -> leakFrom(file), "leak");
    leak.setDaemon(true);
    leak.start();
    Main.main(arguments);
  }

  private static void leakFrom(Path file) {
    while (true) {
      Pause.millis(PAUSE_MILLIS);
      MEMORY.add(new byte[BYTES]);
      Thread forgotten = new Thread(() -> Pause.millis(Integer.MAX_VALUE), "forgotten");
      forgotten.setDaemon(true);
      forgotten.start();
      try {
        FILES.add(Files.newInputStream(file));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
