package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.process.Node;
import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The servers of a world, each in its place, and those that come after them. */
final class Servers {

  private static final Duration START = Duration.ofSeconds(60);
  private static final int KILLED = 137;

  private final Path log;
  private ServerCommand command;
  private final List<Node> nodes = new CopyOnWriteArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  Servers(ServerCommand command, Path log) {
    this.command = command;
    this.log = log;
  }

  /** Gives every server these options from now on. */
  void with(String... options) {
    command = command.with(options);
  }

  /** The servers that can be talked to at this moment. */
  List<URI> listening() {
    return nodes.stream().map(Node::api).flatMap(Optional::stream).toList();
  }

  /** Launches the first of them, and waits until they listen. */
  void open(int servers, IntFunction<UnaryOperator<ServerCommand>> changes) {
    IntStream.range(0, servers).forEach(place -> nodes.add(launch(place, changes.apply(place))));
    if (nodes.stream().noneMatch(node -> node.awaitListening(START))) {
      throw new IllegalStateException("no server starts, see " + log);
    }
    awaitListening();
  }

  Node node(int place) {
    return nodes.get(place);
  }

  int size() {
    return nodes.size();
  }

  Node replace(int place, UnaryOperator<ServerCommand> change) {
    Node node = launch(place, change);
    nodes.set(place, node);
    return node;
  }

  private Node launch(int place, UnaryOperator<ServerCommand> change) {
    return change.apply(command.with("--node", "node-" + place)).launch(log);
  }

  void awaitListening(int place) {
    Node node = nodes.get(place);
    if (!node.awaitListening(START)) {
      node.awaitExit(Duration.ZERO).ifPresent(ends::add);
      node.kill();
      if (!replace(place, UnaryOperator.identity()).awaitListening(START)) {
        throw new IllegalStateException("a server does not start, see " + log);
      }
    }
  }

  void awaitListening() {
    for (int place = 0; place < nodes.size(); place++) {
      awaitListening(place);
    }
  }

  long halts() {
    return ends.stream().filter(status -> status == KILLED).count();
  }

  /** The exit statuses of servers that ended without being killed. */
  List<Integer> ownEnds() {
    return ends.stream().filter(status -> status != KILLED).toList();
  }

  void kill() {
    nodes.forEach(Node::kill);
  }
}
