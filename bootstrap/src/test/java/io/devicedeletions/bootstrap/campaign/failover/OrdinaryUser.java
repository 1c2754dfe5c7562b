package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.process.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL's programs refuse root. */
final class OrdinaryUser {

  private static final List<String> IN_A_NAMESPACE = List.of("unshare", "-U");
  private static final List<String> AS_POSTGRES =
      List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");

  private OrdinaryUser() {}

  /**
   * What to put before a command so that it does not run as root: nothing for somebody who is not;
   * a user namespace, in which root has no name; or the user {@code postgres}, who is given the
   * folder.
   */
  static List<String> prefix(Path folder) {
    if (!isRoot(folder)) {
      return List.of();
    }
    if (Shell.succeeds("unshare", "-U", "true")) {
      return IN_A_NAMESPACE;
    }
    if (Shell.succeeds("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "true")
        && Shell.succeeds("chown", "postgres", folder.toString())
        && Shell.succeeds("chmod", "755", folder.toString())) {
      return AS_POSTGRES;
    }
    throw new IllegalStateException(
        "PostgreSQL refuses root, and neither unshare -U nor setpriv --reuid=postgres works here;"
            + " run this as an ordinary user");
  }

  /** Whoever made the folder is us. */
  private static boolean isRoot(Path folder) {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
