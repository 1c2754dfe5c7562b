package io.devicedeletions.bootstrap.overload;

import io.devicedeletions.bootstrap.campaign.process.Node;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import io.devicedeletions.bootstrap.overload.traffic.DevTokens;
import io.devicedeletions.bootstrap.overload.watch.Footprint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server that is overloaded, as packaged, with a heap of 256 MB. */
final class Target implements AutoCloseable {

  static final String FAST_TENANT = "steady";
  static final String OTHER_TENANT = "greedy";
  static final List<String> TENANTS = List.of(FAST_TENANT, OTHER_TENANT);

  private static final Duration START = Duration.ofSeconds(60);

  private final Node node;
  private final URI api;
  private final URI management;

  private Target(Node node) {
    this.node = node;
    this.api = node.api().orElseThrow();
    this.management = node.management().orElseThrow();
  }

  /** Launches a server on cores of its own. */
  static Target launch(ServerCommand command, Path log) {
    Cores.takeServers();
    // The campaign's servers start quickly; this one is to run quickly.
    Node node = command.withJavaOption("-XX:TieredStopAtLevel=4").launch(log);
    if (!node.awaitListening(START) || !Pause.until(START, () -> node.management().isPresent())) {
      node.kill();
      throw new IllegalStateException("no server starts, see " + log);
    }
    Cores.leaveServers();
    return new Target(node);
  }

  Node node() {
    return node;
  }

  int port() {
    return api.getPort();
  }

  int managementPort() {
    return management.getPort();
  }

  String token(String tenant) {
    return DevTokens.of(api, tenant);
  }

  Footprint footprint() {
    return Footprint.of(node.pid(), management);
  }

  Footprint settledFootprint(Footprint before) {
    return Footprint.settled(node.pid(), management, before);
  }

  @Override
  public void close() {
    node.kill();
    Cores.share();
  }
}
