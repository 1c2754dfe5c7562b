package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.Documents.Escaping;
import io.devicedeletions.adapters.http.testkit.Documents.Spelling;
import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.domain.device.SubmittedDevice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The Big List of Naughty Strings, each as a name and as a uid: it comes back to the letter or is
 * refused. What must happen is decided here by plain patterns, not by our own rules.
 */
class NaughtyStringsTest {

  private static final String UID = "11111111-2222-4333-8444-555555555555";
  private static final int LONGEST_NAME = 1_024;

  private static final Pattern BLANK =
      Pattern.compile("[\\p{IsWhite_Space}\\p{Cf}\\u115f\\u1160\\u3164\\uffa0]*");
  private static final Pattern WELL_FORMED =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private static final List<String> STRINGS = strings();

  private static final RunningApi API = RunningApi.start();
  private static final String TOKEN = API.issuer().token("acme");

  @AfterAll
  static void stop() {
    API.close();
  }

  /** The list's package reads it in the machine's own charset, so its file is read here. */
  private static List<String> strings() {
    try (InputStream list =
        NaughtyStringsTest.class.getResourceAsStream("/com/rasklaad/blns/blns.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void thereAreAsManyAsThePackageHolds() {
    assertThat(STRINGS).hasSizeGreaterThan(500).anyMatch(text -> BLANK.matcher(text).matches());
  }

  @ParameterizedTest
  @EnumSource(names = {"NEEDED", "ALL"})
  void eachIsANameOrRefused(Escaping escaping) {
    try (RawConnection connection = API.connect()) {
      STRINGS.forEach(text -> check(connection, escaping, UID, text, isName(text), "SCHEDULED"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NEEDED", "ALL"})
  void eachIsAUidOrRefused(Escaping escaping) {
    try (RawConnection connection = API.connect()) {
      STRINGS.forEach(
          text -> check(connection, escaping, text, "LAPTOP-1", !isBlank(text), status(text)));
    }
  }

  private static boolean isName(String text) {
    return !isBlank(text) && text.codePointCount(0, text.length()) <= LONGEST_NAME;
  }

  private static boolean isBlank(String text) {
    return BLANK.matcher(text).matches();
  }

  private static String status(String uid) {
    return WELL_FORMED.matcher(uid).matches() ? "SCHEDULED" : "INVALID";
  }

  private static void check(
      RawConnection connection,
      Escaping escaping,
      String uid,
      String name,
      boolean isUsable,
      String status) {
    int queued = API.queue().batches().size();
    String document =
        new Spelling(escaping, "", false, false).write(List.of(SubmittedDevice.of(uid, name)));
    RawResponse answer = connection.exchange(RawRequest.post(document).token(TOKEN));
    assertThat(answer.status()).as("%s to %s", answer, document).isEqualTo(isUsable ? 202 : 400);
    if (isUsable) {
      assertThat(answer.json().get("devices"))
          .isEqualTo(List.of(Map.of("uid", uid, "name", name, "status", status)));
    } else {
      assertThat(answer.code()).isEqualTo("INVALID_REQUEST");
    }
    assertThat(API.queue().batches()).hasSize(isUsable ? queued + 1 : queued);
  }
}
