package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.adapters.http.token.OfflineKeys;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code keys init} and {@code keys rotate}: for those without an identity provider. */
@Command(name = "keys", description = "Makes keys for tokens that are issued offline.")
final class KeysCommand extends CommandGroup {

  @Command(
      name = "init",
      description = {
        "Makes a key pair: the private key, for 'token issue' alone, and jwks.json for"
            + " 'serve --jwks-file'.",
        "Keys that are there already are never overwritten."
      })
  void init(
      @Option(
              names = "--dir",
              paramLabel = "DIR",
              required = true,
              description = "Folder for both files; made if it is not there.")
          Path directory) {
    try {
      OfflineKeys.generate(directory);
    } catch (FileAlreadyExistsException exists) {
      throw new OperatorProblem(
          "There are keys in " + directory + " already; name another folder with --dir.");
    } catch (IOException unwritable) {
      throw new OperatorProblem(
          "Cannot write keys to " + directory + ": " + unwritable.getMessage() + ".");
    }
    spec.commandLine().getOut().println(directory.resolve(OfflineKeys.PUBLIC_FILE));
  }

  @Command(
      name = "rotate",
      description = {
        "Makes another key pair, with which tokens are issued from now on. A server that watches"
            + " jwks.json takes it up by itself.",
        "Tokens of the old key stay good until they end, a day later at most."
      })
  void rotate(
      @Option(
              names = "--dir",
              paramLabel = "DIR",
              required = true,
              description = "Folder with the keys of 'keys init'.")
          Path directory,
      @Option(
              names = "--revoke",
              description = "Refuses the old key's tokens at once: somebody else may have it.")
          boolean revoke) {
    try {
      OfflineKeys.rotate(directory, Instant.now(), revoke);
    } catch (IOException unusable) {
      throw new OperatorProblem(
          "Cannot rotate the keys in " + directory + ": " + unusable.getMessage() + ".");
    }
    spec.commandLine().getOut().println(directory.resolve(OfflineKeys.PUBLIC_FILE));
  }
}
