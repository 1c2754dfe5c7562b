package io.devicedeletions.application.testkit;

import io.vavr.collection.Vector;
import java.util.function.Predicate;

/**
 * Leaves steps out of a history that fails, and lines out of its batches, for as long as it fails:
 * half of them at once, then a quarter, in the end each. On a database, where a history takes a
 * good part of a second, jqwik's own search has hardly begun when its time is over.
 */
final class ShortestHistory {

  private final Predicate<Vector<EngineStep>> fails;

  ShortestHistory(Predicate<Vector<EngineStep>> fails) {
    this.fails = fails;
  }

  Vector<EngineStep> of(Vector<EngineStep> failing) {
    Vector<EngineStep> shorter = failing;
    for (int chunk = (failing.size() + 1) / 2; chunk > 0; chunk /= 2) {
      shorter = leaveOut(shorter, chunk);
    }
    Vector<EngineStep> shortest = leaveOutLines(shorter);
    return shortest.equals(failing) ? shortest : of(shortest);
  }

  private Vector<EngineStep> leaveOut(Vector<EngineStep> steps, int chunk) {
    Vector<EngineStep> left = steps;
    int from = 0;
    while (from < left.size()) {
      Vector<EngineStep> candidate = left.take(from).appendAll(left.drop(from + chunk));
      if (fails.test(candidate)) {
        left = candidate;
      } else {
        from += chunk;
      }
    }
    return left;
  }

  private Vector<EngineStep> leaveOutLines(Vector<EngineStep> steps) {
    Vector<EngineStep> left = steps;
    for (int place = 0; place < steps.size(); place++) {
      left = leaveOutLines(left, place);
    }
    return left;
  }

  private Vector<EngineStep> leaveOutLines(Vector<EngineStep> steps, int place) {
    return withOneLineLess(steps, place)
        .find(fails)
        .fold(() -> steps, shorter -> leaveOutLines(shorter, place));
  }

  private static Vector<Vector<EngineStep>> withOneLineLess(Vector<EngineStep> steps, int place) {
    return steps.get(place) instanceof EngineStep.Schedule schedule && schedule.lines().size() > 1
        ? Vector.range(0, schedule.lines().size())
            .map(line -> steps.update(place, schedule.without(line)))
        : Vector.empty();
  }
}
