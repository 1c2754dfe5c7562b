package io.devicedeletions.bootstrap.isolation;

import io.devicedeletions.bootstrap.isolation.Step.Line;
import io.devicedeletions.bootstrap.isolation.Step.Room;
import io.devicedeletions.bootstrap.isolation.Step.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is to come of one tenant, worked out from its own steps alone. */
final class PlainModel {

  private final Scenery scenery;
  private final int tenant;
  private final Map<String, String> inventory = new TreeMap<>();
  private final Map<Integer, List<String>> keys = new HashMap<>();
  private final Set<Long> caps = new HashSet<>();
  private final List<List<String>> outcomes = new ArrayList<>();
  private List<Waiting> waiting = new ArrayList<>();
  private List<Waiting> dead = new ArrayList<>();
  private boolean admitted = true;
  private boolean paused;

  /** A line of a batch that has no outcome yet. */
  private record Waiting(int batch, int line, String uid, String name) {

    String entry() {
      return uid + " " + name;
    }
  }

  PlainModel(Scenery scenery, int tenant) {
    this.scenery = scenery;
    this.tenant = tenant;
    restock();
  }

  void restock() {
    scenery
        .inventory(tenant)
        .forEach(device -> inventory.put(device.uid().toString(), device.device().name().value()));
  }

  void admit(boolean on) {
    admitted = on;
  }

  void pause(boolean stopped) {
    paused = stopped;
  }

  boolean isAdmitted() {
    return admitted;
  }

  boolean isPaused() {
    return paused;
  }

  /**
   * The cap that leaves so much room, or 0 for none. No cap comes twice: the server counts again
   * only where a cap is new to it, or a second later.
   */
  long cap(Room room) {
    long cap = room == Room.UNLIMITED ? 0 : waiting.size() + (room == Room.FOR_ONE ? 1 : 0);
    return cap > 0 && caps.add(cap) ? cap : 0;
  }

  /** The status with which a request is to be answered. */
  int schedule(Schedule step, long cap) {
    if (!admitted) {
      return 403;
    }
    if (cap > 0 && waiting.size() >= cap) {
      return 429;
    }
    int key = step.envelope().key();
    if (key >= 0 && keys.containsKey(key)) {
      return texts(step.lines()).equals(keys.get(key)) ? 202 : 422;
    }
    if (key >= 0) {
      keys.put(key, texts(step.lines()));
    }
    accept(step.lines());
    return 202;
  }

  /** The status with which a question for a batch of somebody else's is to be answered. */
  int askForAnothersBatch() {
    return admitted ? 404 : 403;
  }

  /** As they are sent: two tenants may call a device alike. */
  private List<String> texts(List<Line> lines) {
    return lines.stream().map(line -> scenery.uid(line) + " " + scenery.name(line)).toList();
  }

  private void accept(List<Line> lines) {
    int batch = outcomes.size();
    outcomes.add(new ArrayList<>());
    for (int place = 0; place < lines.size(); place++) {
      Line line = lines.get(place);
      if (!line.malformed()) {
        waiting.add(new Waiting(batch, place, scenery.uid(line), scenery.name(line)));
      }
    }
  }

  void work() {
    if (!paused) {
      List<Waiting> due = waiting;
      waiting = new ArrayList<>();
      due.forEach(this::settle);
    }
  }

  private void settle(Waiting line) {
    String name = inventory.getOrDefault(line.uid(), "");
    if (name.isEmpty()) {
      settle(line, "NOT_FOUND");
    } else if (!name.equals(line.name())) {
      settle(line, "NAME_MISMATCH");
    } else if (name.endsWith(Scenery.ON_LOAN)) {
      dead.add(line);
    } else {
      inventory.remove(line.uid());
      settle(line, "REMOVED");
    }
  }

  private void settle(Waiting line, String outcome) {
    outcomes.get(line.batch()).add(line.line() + " " + line.entry() + " " + outcome);
  }

  void requeue() {
    waiting.addAll(dead);
    dead = new ArrayList<>();
  }

  Observation observation() {
    return new Observation(
        inventory.entrySet().stream()
            .map(device -> device.getKey() + " " + device.getValue())
            .toList(),
        outcomes.stream().map(lines -> lines.stream().sorted().toList().toString()).toList(),
        dead.stream().map(Waiting::entry).sorted().toList(),
        waiting.size());
  }
}
