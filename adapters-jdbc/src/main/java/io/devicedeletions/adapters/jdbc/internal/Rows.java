package io.devicedeletions.adapters.jdbc.internal;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Function;

/**
 * Rows for one statement, described by column, so that a dialect may bind them by column or by row.
 * Immutable.
 *
 * @param items what the rows are made from
 * @param constants the parameters that are the same for each row
 * @param columns the parameters that differ
 */
public record Rows<T>(Seq<T> items, Vector<Constant> constants, Vector<Column<T>> columns) {

  /** A parameter that has the same value in each row. */
  public record Constant(String parameter, String value) {}

  /** A parameter that has a value of its own in each row, either a text or an {@link Integer}. */
  public record Column<T>(String parameter, Class<?> type, Function<T, ?> value) {}

  /** Rows without parameters as yet, one for each item. */
  public static <T> Rows<T> of(Seq<T> items) {
    return new Rows<>(items, Vector.empty(), Vector.empty());
  }

  /** These rows and a parameter that is the same for each. */
  public Rows<T> with(String parameter, String value) {
    return new Rows<>(items, constants.append(new Constant(parameter, value)), columns);
  }

  /** These rows and a text in each. */
  public Rows<T> text(String parameter, Function<T, String> value) {
    return new Rows<>(
        items, constants, columns.append(new Column<>(parameter, String.class, value)));
  }

  /** These rows and a number in each. */
  public Rows<T> number(String parameter, Function<T, Integer> value) {
    return new Rows<>(
        items, constants, columns.append(new Column<>(parameter, Integer.class, value)));
  }
}
