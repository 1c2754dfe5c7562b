package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import io.devicedeletions.bootstrap.campaign.process.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A library of a few lines that is loaded into a server before all others. */
record PreloadedLibrary(Path file) {

  /** Compiles it; where there is no C compiler, there is no library. */
  static PreloadedLibrary of(String source, Path folder) {
    Path text = folder.resolve("preloaded.c");
    Path library = folder.resolve("preloaded.so");
    try {
      Files.writeString(text, source);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Shell.succeeds(
        "cc", "-shared", "-fPIC", "-O1", "-o", library.toString(), text.toString(), "-ldl");
    return new PreloadedLibrary(library);
  }

  boolean exists() {
    return Files.exists(file);
  }

  ServerCommand in(ServerCommand command) {
    return command.withEnvironment("LD_PRELOAD", file.toString());
  }
}
