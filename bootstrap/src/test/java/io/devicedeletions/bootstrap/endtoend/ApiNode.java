package io.devicedeletions.bootstrap.endtoend;

import java.nio.file.Path;

/**
 * A server that takes requests and removes nothing, so that nothing but the requests changes what
 * is in its database.
 */
final class ApiNode {

  private ApiNode() {}

  /** Starts one whose database is in {@code folder/data} and that takes these tokens. */
  static ServerProcess start(Path folder, TestTokens tokens) {
    Path keys = folder.resolve("jwks.json");
    tokens.writeKeySet(keys);
    return ServerProcess.start(
        "--data-dir",
        folder.resolve("data").toString(),
        "--role",
        "api",
        "--jwks-file",
        keys.toString(),
        "--issuer",
        TestTokens.ISSUER,
        "--audience",
        TestTokens.AUDIENCE);
  }
}
