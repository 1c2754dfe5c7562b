package io.devicedeletions.bootstrap.dead;

import io.devicedeletions.bootstrap.terminal.PlainText;
import io.devicedeletions.domain.outcome.DeadLine;
import io.vavr.collection.Seq;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * Dead lines for the eye. Two ids of 36 characters and a reason do not fit beside each other on a
 * terminal of 80, so that each line takes two rows and its reason another. Immutable.
 *
 * @param width how many characters the terminal is wide; less than 80 counts as 80
 */
public record DeadTable(int width) {

  private static final int NARROWEST = 80;
  private static final int ID_AND_GAP = 38;

  /** Below what fits on any terminal it stays at that. */
  public DeadTable {
    width = Math.max(width, NARROWEST);
  }

  /** The lines in the order in which they are given; a heading stands before them. */
  public String of(Seq<DeadLine> lines) {
    return pair("DEVICE", "BATCH") + lines.map(this::rows).mkString("\n", "\n", "");
  }

  private String rows(DeadLine line) {
    return line.entry()
            .fold(
                () -> pair("(its batch cannot be read)", line.batch().toString()),
                entry -> pair(entry.uid(), line.batch().toString()))
        + pair(
            line.entry().map(entry -> entry.name().value()).getOrElse(""),
            "line %d, tries %d, %s"
                .formatted(
                    line.line(), line.attempts(), line.deadSince().truncatedTo(ChronoUnit.SECONDS)))
        + reason(line);
  }

  private String pair(String device, String batch) {
    TextTable table =
        table(
            new Column(ID_AND_GAP, 0, Overflow.WRAP),
            new Column(width - ID_AND_GAP, 0, Overflow.WRAP));
    table.addRowValues(cell(device), cell(batch));
    return table.toString();
  }

  private String reason(DeadLine line) {
    TextTable table = table(new Column(width, 2, Overflow.WRAP));
    table.addRowValues(cell(line.error().errorClass() + ": " + line.error().message()));
    return table.toString();
  }

  private static TextTable table(Column... columns) {
    return TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), columns);
  }

  /** What picocli would take for the begin of a style is text like any other. */
  private static String cell(String text) {
    return PlainText.of(text).replace("@|", "@\\u007c");
  }
}
