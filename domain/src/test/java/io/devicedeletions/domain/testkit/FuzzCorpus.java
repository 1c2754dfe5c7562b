package io.devicedeletions.domain.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The inputs that fuzzing starts from, and those that it found, of a module. Stateless. */
public final class FuzzCorpus {

  private static final Path FOLDER = Path.of("src", "test", "resources", "fuzz");

  private FuzzCorpus() {}

  /** Every kept input of a target, under the name of its file; at least one. */
  public static List<Named<byte[]>> of(String target) {
    List<Named<byte[]>> inputs =
        Stream.of("seeds", "found")
            .flatMap(kind -> read(FOLDER.resolve(target).resolve(kind)))
            .toList();
    if (inputs.isEmpty()) {
      throw new IllegalStateException("nothing is kept for " + target);
    }
    return inputs;
  }

  private static Stream<Named<byte[]>> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(FuzzCorpus::input).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Named<byte[]> input(Path file) {
    try {
      return Named.of(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
