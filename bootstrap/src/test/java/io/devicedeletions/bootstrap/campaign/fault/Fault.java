package io.devicedeletions.bootstrap.campaign.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something to do when the process passes a step for the n-th time. Written as {@code
 * halt@claim.after:17}. Sabotage that finds nothing to spoil tries again at each later passing.
 */
final class Fault {

  /** The system property with the faults of a process, separated by commas. */
  static final String PROPERTY = "device.deletions.fault";

  private static final Pattern FORM = Pattern.compile("([A-Z]+)@([A-Z_]+)\\.([A-Z]+):([0-9]+)");

  private final Action action;
  private final Step step;
  private final Moment moment;
  private final int passing;
  private final AtomicInteger passed = new AtomicInteger();
  private volatile boolean done;

  private Fault(Action action, Step step, Moment moment, int passing) {
    this.action = action;
    this.step = step;
    this.moment = moment;
    this.passing = passing;
  }

  static List<Fault> ofThisProcess() {
    String faults = System.getProperty(PROPERTY, "");
    return faults.isEmpty()
        ? List.of()
        : Arrays.stream(faults.split(",", -1)).map(Fault::of).toList();
  }

  static Fault of(String text) {
    Matcher parts = FORM.matcher(text.toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException("not ACTION@STEP.MOMENT:PASSING: " + text);
    }
    return new Fault(
        Action.valueOf(parts.group(1)),
        Step.valueOf(parts.group(2)),
        Moment.valueOf(parts.group(3)),
        Integer.parseInt(parts.group(4)));
  }

  Action action() {
    return action;
  }

  /** True if it is to be done now. */
  boolean isDue(Step now, Moment moment) {
    return step == now && this.moment == moment && !done && passed.incrementAndGet() >= passing;
  }

  /** It had its effect. Only what concerns every commit goes on. */
  void done() {
    done = action != Action.UNSYNCED;
  }
}
