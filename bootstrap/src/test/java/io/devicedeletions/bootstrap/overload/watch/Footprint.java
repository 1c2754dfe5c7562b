package io.devicedeletions.bootstrap.overload.watch;

import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a process keeps.
 *
 * @param heap used bytes of the heap, after a collection
 * @param direct bytes of direct buffers
 * @param resident bytes of memory that the system gives it
 * @param threads its threads
 * @param descriptors its open files and sockets
 */
public record Footprint(long heap, long direct, long resident, int threads, int descriptors) {

  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final int SOME = 8;

  /** Looks at a process, after a collection. */
  public static Footprint of(long pid, URI management) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Shell.run(jcmd.toString(), Long.toString(pid), "GC.run");
    String metrics = metrics(management);
    return new Footprint(
        sum(metrics, "jvm_memory_used_bytes{area=\"heap\""),
        sum(metrics, "jvm_buffer_memory_used_bytes{id=\"direct\""),
        status(pid, "VmRSS:") * 1024,
        (int) status(pid, "Threads:"),
        descriptors(pid));
  }

  /** The same once connections that are being closed are gone, or after a while. */
  public static Footprint settled(long pid, URI management, Footprint before) {
    Pause.until(SETTLING, () -> descriptors(pid) <= before.descriptors + SOME);
    return of(pid, management);
  }

  private static String metrics(URI management) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(management.resolve("/metrics")).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static long sum(String metrics, String prefix) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(prefix))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static long status(long pid, String field) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static int descriptors(long pid) {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return (int) open.count();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** The heap in megabytes. */
  public double heapMegabytes() {
    return heap / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "heap %.1f, direct %.1f, resident %.0f MB, %d threads, %d descriptors",
        heapMegabytes(),
        direct / 1e6,
        resident / 1e6,
        threads,
        descriptors);
  }
}
