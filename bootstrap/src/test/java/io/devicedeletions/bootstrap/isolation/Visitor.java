package io.devicedeletions.bootstrap.isolation;

import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tenant in a play: what it was answered, and what is to come of it. */
final class Visitor {

  private static final int ALL = 10_000;
  private static final Pattern LOCATION =
      Pattern.compile("(?i)\r\nlocation: " + Play.PATH + "/([0-9a-f-]{36})\r\n");

  private final PlainModel model;
  private final List<String> answers = new ArrayList<>();
  private final List<Integer> expected = new ArrayList<>();
  private final List<String> batches = new ArrayList<>();

  Visitor(PlainModel model) {
    this.model = model;
  }

  PlainModel model() {
    return model;
  }

  /** Keeps an answer. A batch's id is not the same in two plays; which of ours it is, is. */
  void note(String answer, int status) {
    Matcher location = LOCATION.matcher(answer);
    String kept = answer;
    if (location.find()) {
      if (!batches.contains(location.group(1))) {
        batches.add(location.group(1));
      }
      kept = answer.replace(location.group(1), "{" + batches.indexOf(location.group(1)) + "}");
    }
    answers.add(kept);
    expected.add(status);
  }

  Option<String> lastBatch() {
    return Option.when(!batches.isEmpty(), () -> batches.get(batches.size() - 1));
  }

  List<String> batches() {
    return batches;
  }

  List<String> answers() {
    return answers;
  }

  List<Integer> statuses() {
    return answers.stream().map(answer -> Integer.parseInt(answer.split(" ", 3)[1])).toList();
  }

  List<Integer> expectedStatuses() {
    return expected;
  }

  Observation look(JdbcStore store, TenantId id) {
    List<String> devices = new ArrayList<>();
    store
        .inventory()
        .forEach(id, device -> devices.add(device.uid() + " " + device.device().name().value()));
    return new Observation(
        devices,
        batches.stream().map(batch -> outcomes(store, id, batch)).toList(),
        store
            .dead()
            .oldest(id, ALL)
            .map(line -> line.entry().map(entry -> entry.uid() + " " + entry.name().value()))
            .map(entry -> entry.getOrElse("unreadable"))
            .sorted()
            .asJava(),
        store.pending().count(id, ALL));
  }

  private static String outcomes(JdbcStore store, TenantId id, String batch) {
    return store
        .records()
        .ofBatch(id, new BatchId(UUID.fromString(batch)))
        .map(Visitor::outcome)
        .sorted()
        .mkString("[", ", ", "]");
  }

  private static String outcome(Settlement settlement) {
    return settlement.line().line()
        + " "
        + settlement.line().device().uid()
        + " "
        + settlement.line().device().name().value()
        + " "
        + settlement.outcome();
  }
}
