package io.devicedeletions.bootstrap.demo;

import io.devicedeletions.bootstrap.demo.DemoClient.Answer;
import io.devicedeletions.bootstrap.demo.DemoVerdict.FateCount;
import io.devicedeletions.bootstrap.demo.DemoVerdict.Remainder;
import io.vavr.collection.Vector;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Locale;

/** Tells the tour as plain text, 80 columns wide. */
public final class DemoReport {

  private final PrintWriter out;

  /** A report that is printed as the tour goes on. */
  public DemoReport(PrintWriter out) {
    this.out = out;
  }

  void opening(Vector<DemoTenant> tenants) {
    say("Device Deletions: a tour on an embedded database in a temporary folder.");
    say("");
    say(
        "1. Inventories: "
            + tenants
                .map(tenant -> format("%s with %,d devices", tenant.id(), tenant.size()))
                .mkString(", ")
            + ".");
  }

  void server(URI address) {
    say("2. A server on " + address + ", with a token issuer for development.");
    say("3. Three batches, with the mistakes that operators make:");
  }

  void answer(DemoBatch batch, Answer answer) {
    int lines = batch.lines().size();
    say(
        format(
            "     %-7s %3d lines  ->  %d, %3d SCHEDULED, %2d INVALID",
            batch.tenant().id(),
            lines,
            answer.status(),
            answer.scheduledCount(),
            lines - answer.scheduledCount()));
  }

  void removing(int lines) {
    say(format("4. %d lines are worked on in the background.", lines));
    out.flush();
  }

  void closing(DemoVerdict verdict) {
    say("5. What became of each line:");
    say("");
    say("     outcome        lines  expected");
    say("     -------------  -----  --------");
    verdict.lines().forEach(this::line);
    say("     -------------  -----  --------");
    say(format("     %-13s  %5d  %8d", "total", actual(verdict), expected(verdict)));
    say("");
    say("6. What is left:");
    verdict.tenants().forEach(this::remainder);
    say("");
    say(
        verdict.isAsExpected()
            ? "Every line ended as it should, and no other device was touched."
            : "NOT AS EXPECTED: this is a bug, please report it with the lines above.");
    out.flush();
  }

  private void line(FateCount count) {
    say(
        format(
            "     %-13s  %5d  %8d   %s",
            count.fate(), count.actual(), count.expected(), count.fate().meaning()));
  }

  private static int actual(DemoVerdict verdict) {
    return verdict.lines().map(FateCount::actual).sum().intValue();
  }

  private static int expected(DemoVerdict verdict) {
    return verdict.lines().map(FateCount::expected).sum().intValue();
  }

  private void remainder(Remainder remainder) {
    say(
        format(
            "     %-7s %,5d devices - %d removed = %,d left, %s",
            remainder.tenant().id(),
            remainder.tenant().size(),
            remainder.removed(),
            remainder.left(),
            remainder.exactlyTheOthers()
                ? "exactly those that nobody asked for"
                : "NOT those that should be left"));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private void say(String line) {
    out.println(line);
  }
}
