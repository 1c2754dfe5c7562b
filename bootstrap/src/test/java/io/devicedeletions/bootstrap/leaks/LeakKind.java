package io.devicedeletions.bootstrap.leaks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What nobody may be told. */
enum LeakKind {
  TOKEN(
      "\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*"
          + "|[\\w-]{30,}\\.[\\w-]{30,}\\.[\\w-]{30,}"
          + "|(?i:bearer|basic)\\s+[\\w.~+/=-]{20,}"),
  SECRET(Words.secrets()),
  PRIVATE_KEY("-----BEGIN [A-Z ]*PRIVATE KEY|\"(?:d|p|q|dp|dq|qi|k)\"\\s*:\\s*\"[\\w-]{16,}\""),
  DEVICE_NAME(
      "\\b(?:"
          + String.join("|", Words.TENANTS)
          + ")-\\d+\\b|\\b(?:LAPTOP-1|PROTECTED|ANOTHER|(?:DEVICE|BYSTANDER|BRN-LAPTOP)-\\d+)\\b"),
  STATEMENT(
      "(?i)\\bselect\\s[^.]*\\sfrom\\s|\\binsert\\s+into\\s|\\bdelete\\s+from\\s+\\w+(?:\\s+(?:where|using)\\b|\\s*;|\\s*$)"
          + "|\\bupdate\\s+\\w+\\s+set\\s|\\b(?:create|alter|drop)\\s+(?:table|index|trigger)\\s"),
  TABLE("\\bdeletion_(?:batch|work|record|dead|intervention)\\b"),
  CLASS_NAME(
      "\\b(?:io|org|com|net|javax?|jakarta|jdk|sun)\\.(?:\\w+\\.)+[A-Z]\\w*"
          + "|\\b[A-Z]\\w+(?:Exception|Error)\\b|\\s+at [\\w.$/]+\\(");

  private final Pattern pattern;

  LeakKind(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  boolean isIn(String line) {
    return pattern.matcher(line).find();
  }

  /** Words of the tests that are easy to recognise. */
  private static final class Words {

    static final List<String> TENANTS = List.of("acme", "globex");

    private static final List<String> SECRETS =
        List.of(Transcript.DEV_SECRET, Transcript.DATABASE_PASSWORD, "campaign-secret");

    /** As they are, and what Basic makes of them. */
    static String secrets() {
      return SECRETS.stream()
          .flatMap(secret -> Stream.concat(Stream.of(secret), basic(secret)))
          .map(Pattern::quote)
          .collect(Collectors.joining("|"));
    }

    private static Stream<String> basic(String secret) {
      return TENANTS.stream()
          .map(tenant -> (tenant + ":" + secret).getBytes(StandardCharsets.UTF_8))
          .map(Base64.getEncoder()::encodeToString);
    }
  }
}
