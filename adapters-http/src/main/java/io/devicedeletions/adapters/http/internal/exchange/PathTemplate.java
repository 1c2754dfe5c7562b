package io.devicedeletions.adapters.http.internal.exchange;

import io.vavr.control.Option;

/**
 * A path that is known, with room for one segment of any text: {@code /batches/{batchId}/lines}.
 * Immutable and thread-safe.
 */
public final class PathTemplate {

  private final String text;
  private final String before;
  private final String after;
  private final boolean hasVariable;

  /**
   * A template as OpenAPI writes it.
   *
   * @param text a path with at most one segment in braces
   */
  public PathTemplate(String text) {
    int open = text.indexOf('{');
    this.text = text;
    this.hasVariable = open >= 0;
    this.before = hasVariable ? text.substring(0, open) : text;
    this.after = hasVariable ? text.substring(text.indexOf('}') + 1) : "";
  }

  /** True if it stands for one path alone. */
  boolean isFixed() {
    return !hasVariable;
  }

  /** True if a path is of this form. */
  boolean matches(String path) {
    return hasVariable ? variable(path).isDefined() : path.equals(text);
  }

  /** What stands in the place of the braces, as it was sent; none if the path has another form. */
  public Option<String> variable(String path) {
    int end = path.length() - after.length();
    if (!hasVariable
        || end <= before.length()
        || !path.startsWith(before)
        || !path.endsWith(after)) {
      return Option.none();
    }
    String segment = path.substring(before.length(), end);
    return Option.when(segment.indexOf('/') < 0, segment);
  }

  /** As it was given. */
  @Override
  public String toString() {
    return text;
  }
}
