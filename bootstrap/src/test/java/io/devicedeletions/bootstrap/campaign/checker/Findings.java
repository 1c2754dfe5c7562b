package io.devicedeletions.bootstrap.campaign.checker;

import java.util.ArrayList;
import java.util.List;

/** Collects violations. */
final class Findings {

  private final List<Violation> violations = new ArrayList<>();

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is not among our dependencies
  void require(boolean holds, Invariant invariant, String detail, Object... values) {
    if (!holds) {
      violations.add(new Violation(invariant, detail.formatted(values)));
    }
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }
}
