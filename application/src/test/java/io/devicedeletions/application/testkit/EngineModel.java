package io.devicedeletions.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.testkit.UidOracle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the engine should hold of one tenant, worked out anew with plain maps and texts: it shares
 * no rule with the domain, nor with the stores. Time is in minutes; what happens within one is told
 * apart by its number in the history. Not thread-safe.
 */
final class EngineModel {

  private static final int MOST_ATTEMPTS = 3;

  final Map<String, String> namesByUid = new TreeMap<>();
  final Set<String> poisoned = new HashSet<>();
  final Map<String, Batch> batches = new TreeMap<>();
  final List<Part> parts = new ArrayList<>();

  /** The batches that are unknown by now, as they were pruned. */
  final Set<String> forgotten = new HashSet<>();

  /** The batches of which something was recorded since somebody looked. */
  final Set<String> changed = new HashSet<>();

  /** "batch line attempts", for each line that was given up. */
  final Set<String> dead = new HashSet<>();

  int weight = 1;
  boolean paused;
  private int number;

  /** A line as it was sent. */
  record Line(String uid, String name) {

    boolean isScheduled() {
      return UidOracle.isWellFormed(uid);
    }
  }

  /**
   * An accepted batch.
   *
   * @param acceptedAt in which minute
   * @param records "outcome attempts" of its lines by place, as far as they are kept
   * @param settledAt in which minute its lines were settled, whether that is still kept or not
   */
  record Batch(
      String id,
      List<Line> lines,
      int acceptedAt,
      Map<Integer, String> records,
      Map<Integer, Integer> settledAt) {}

  /**
   * Lines that a claim takes together.
   *
   * @param earliest the minute in which they may be due
   * @param latest the minute in which they are due for certain
   */
  record Part(
      Batch batch, List<Integer> lines, int attempts, int earliest, int latest, int number) {

    boolean mayBeDue(int now) {
      return earliest <= now;
    }

    boolean isDue(int now) {
      return latest <= now;
    }

    /** The database's clock may give two that follow each other the same time. */
    boolean isBefore(Part other) {
      boolean inTheSameMinute =
          earliest == latest && other.earliest == other.latest && latest == other.earliest;
      return inTheSameMinute
          ? number < other.number && batch.id().compareTo(other.batch().id()) < 0
          : latest < other.earliest;
    }
  }

  Batch schedule(String id, List<Line> lines, int now, int graceMinutes) {
    Batch batch = new Batch(id, lines, now, new TreeMap<>(), new TreeMap<>());
    int dueAt = now + graceMinutes;
    batches.put(id, batch);
    List<Integer> scheduled = new ArrayList<>();
    for (int place = 0; place < lines.size(); place++) {
      if (lines.get(place).isScheduled()) {
        scheduled.add(place);
      }
    }
    if (!scheduled.isEmpty()) {
      parts.add(new Part(batch, scheduled, 0, dueAt, dueAt, number++));
    }
    return batch;
  }

  boolean hasWorkFor(int now) {
    return parts.stream().anyMatch(part -> part.isDue(now));
  }

  boolean mayHaveWorkFor(int now) {
    return parts.stream().anyMatch(part -> part.mayBeDue(now));
  }

  int pending() {
    return parts.stream().mapToInt(part -> part.lines().size()).sum();
  }

  /** What a line comes to at this moment: a text that starts with FAILS if it cannot be removed. */
  String settle(Part part, int place) {
    Line line = part.batch().lines().get(place);
    String uid = line.uid().toLowerCase(Locale.ROOT);
    String onRecord = namesByUid.get(uid);
    if (onRecord == null) {
      return "NOT_FOUND";
    } else if (!onRecord.equals(line.name())) {
      return "NAME_MISMATCH";
    } else if (poisoned.contains(uid)) {
      return "FAILS";
    }
    namesByUid.remove(uid);
    return "REMOVED";
  }

  void record(Part part, int place, String outcome, int attempts, int now) {
    changed.add(part.batch().id());
    part.batch().records().put(place, outcome + " " + attempts);
    if (part.batch().settledAt().put(place, now) != null) {
      throw new AssertionError("line " + place + " of " + part + " was settled twice");
    }
  }

  /** "outcome attempts" by place. */
  Map<Integer, String> records(String batch) {
    Batch known = batches.get(batch);
    return known == null ? Map.of() : known.records();
  }

  /** The line waits for another attempt, or is given up; true if it is. */
  boolean fail(Part part, int place, int now) {
    int attempts = part.attempts() + 1;
    if (attempts == MOST_ATTEMPTS) {
      dead.add(describe(part.batch().id(), place, attempts));
      return true;
    }
    parts.add(new Part(part.batch(), List.of(place), attempts, now, now + attempts, number++));
    return false;
  }

  static String describe(String batch, int place, int attempts) {
    return batch + " " + place + " " + attempts;
  }

  void requeue(String deadLine, int now) {
    if (!dead.remove(deadLine)) {
      throw new AssertionError("requeued what was not dead: " + deadLine);
    }
    String[] words = deadLine.split(" ", -1);
    Batch batch = Objects.requireNonNull(batches.get(words[0]), deadLine);
    parts.add(new Part(batch, List.of(Integer.parseInt(words[1])), 0, now, now, number++));
  }

  /** A batch of this tenant's that is not forgotten. */
  @Nullable Batch known(String batch) {
    return forgotten.contains(batch) ? null : batches.get(batch);
  }

  /** Whether nothing of a batch waits or was given up. */
  boolean isOver(Batch batch) {
    return parts.stream().noneMatch(part -> part.batch().id().equals(batch.id()))
        && dead.stream().noneMatch(line -> line.startsWith(batch.id()));
  }

  /** Records what is pending of a batch as cancelled; true if some of it has failed before. */
  boolean cancel(Batch batch, int now) {
    List<Part> pending =
        parts.stream().filter(part -> part.batch().id().equals(batch.id())).toList();
    parts.removeAll(pending);
    pending.forEach(
        part ->
            part.lines().forEach(line -> record(part, line, "CANCELLED", part.attempts(), now)));
    return pending.stream().anyMatch(part -> part.attempts() > 0);
  }

  /** The parts that hold these lines, each written "batch line"; they are taken out. */
  List<Part> takeOut(Set<String> lines) {
    List<Part> taken =
        parts.stream()
            .filter(part -> part.lines().stream().anyMatch(line -> lines.contains(key(part, line))))
            .sorted(Comparator.comparingInt(Part::number))
            .toList();
    parts.removeAll(taken);
    return taken;
  }

  static String key(Part part, int line) {
    return part.batch().id() + " " + line;
  }

  static Map<String, Part> byLine(List<Part> parts) {
    Map<String, Part> byLine = new HashMap<>();
    parts.forEach(part -> part.lines().forEach(line -> byLine.put(key(part, line), part)));
    return byLine;
  }

  void assertThatAllIsSettled() {
    batches
        .values()
        .forEach(
            batch -> {
              long scheduled = batch.lines().stream().filter(Line::isScheduled).count();
              assertThat(batch.settledAt()).as("ends of %s", batch.id()).hasSize((int) scheduled);
            });
  }
}
