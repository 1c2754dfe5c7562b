package io.devicedeletions.bootstrap.leaks;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where something was said, and what may be said there that may not be said elsewhere. */
public enum Source {
  /** Of a server. With --dev it prints one command that can be copied, token and all. */
  STANDARD_OUTPUT(
      Set.of(LeakKind.TOKEN, LeakKind.DEVICE_NAME),
      "    -H 'Authorization: Bearer [\\w.-]+' \\\\",
      "    -d '\\{\"devices\":\\[\\{\"uid\":\"[0-9a-f-]+\",\"name\":\"LAPTOP-1\"}]}'"),
  /**
   * A server's log. A failure comes with its stack trace, which may say that a table is missing,
   * and a new virtual machine warns of what libraries do.
   */
  LOG(
      Set.of(LeakKind.CLASS_NAME, LeakKind.TABLE),
      "WARNING: .*", // of the virtual machine itself, from JDK 24 on
      "\\s+at .*",
      "\\s*\\.\\.\\. \\d+ (?:more|common frames omitted)",
      "\\s*(?:Suppressed: |Caused by: |Wrapped by: )?[a-z]\\w*\\.[\\w.$]+(?:Exception|Error)(?::"
          + " .*)?"),
  /** What a command says besides its results. */
  COMMAND_ERROR(Set.of(LeakKind.CLASS_NAME), "WARNING: .*"),
  /** Status lines and header fields of all answers. */
  HEADS(Set.of()),
  /** Bodies of 202, which say the request again. */
  ACCEPTED(Set.of(LeakKind.DEVICE_NAME), ".*"),
  /** Bodies of the token endpoint that grant. */
  GRANTED(Set.of(LeakKind.TOKEN), ".*"),
  /** All other bodies. */
  BODIES(Set.of()),
  METRICS(Set.of()),
  DOCUMENT(Set.of());

  @SuppressWarnings("ImmutableEnumChecker") // both are made immutable below
  private final Set<LeakKind> allowed;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Pattern> lines;

  /** Some kinds are allowed, in lines that look like one of these. */
  Source(Set<LeakKind> allowed, String... lines) {
    this.allowed = Set.copyOf(allowed);
    this.lines = List.of(lines).stream().map(Pattern::compile).toList();
  }

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean allows(LeakKind kind, String line) {
    return allowed.contains(kind)
        && lines.stream().anyMatch(pattern -> pattern.matcher(line).matches());
  }
}
