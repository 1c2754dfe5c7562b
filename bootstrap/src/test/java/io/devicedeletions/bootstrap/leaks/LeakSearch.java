package io.devicedeletions.bootstrap.leaks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Looks for leaks in what was kept of a test run. */
final class LeakSearch {

  private final Path folder;

  LeakSearch(Path folder) {
    this.folder = folder;
  }

  /** Every line of every file in which something is that does not belong there. */
  List<Leak> leaks() {
    return Arrays.stream(Source.values())
        .flatMap(source -> files(source).stream().flatMap(file -> leaks(source, file).stream()))
        .toList();
  }

  /** What was kept of a source. */
  List<Path> files(Source source) {
    Path files = folder.resolve(source.folder());
    if (!Files.isDirectory(files)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(files)) {
      return found.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The lines of a file. What is no UTF-8 is looked at all the same. */
  static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<Leak> leaks(Source source, Path file) {
    List<Leak> found = new ArrayList<>();
    List<String> lines = lines(file);
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      for (LeakKind kind : LeakKind.values()) {
        if (kind.isIn(line) && !source.allows(kind, line)) {
          found.add(new Leak(kind, source, file.getFileName().toString(), number));
        }
      }
    }
    return found;
  }
}
