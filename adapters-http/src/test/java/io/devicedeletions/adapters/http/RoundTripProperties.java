package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.Documents;
import io.devicedeletions.adapters.http.testkit.Documents.Spelling;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.text.BlankText;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;

/** Over the wire and back: what a client sends is what it gets, and what is queued. */
class RoundTripProperties {

  private static final int LIMIT = 5;

  private static final RunningApi API =
      RunningApi.start(limits -> limits.withBatchLimit(new BatchLimit(LIMIT)));

  @AfterContainer
  static void stop() {
    API.close();
  }

  /**
   * A line and what it must be answered.
   *
   * @param uid what is sent
   * @param name what is sent
   * @param status what is answered
   */
  record Line(String uid, String name, String status) {

    SubmittedDevice submitted() {
      return SubmittedDevice.of(uid, name);
    }

    Map<String, String> answered() {
      return Map.of("uid", uid, "name", name, "status", status);
    }
  }

  /** Built from their parts, so that no rule of ours decides here which uids are well formed. */
  @Provide
  Arbitrary<List<Line>> lines() {
    Arbitrary<String> digits =
        Arbitraries.strings().withChars("0123456789abcdefABCDEF").ofLength(32);
    Arbitrary<String> wellFormed =
        digits.map(
            hex ->
                String.join(
                    "-",
                    hex.substring(0, 8),
                    hex.substring(8, 12),
                    hex.substring(12, 16),
                    hex.substring(16, 20),
                    hex.substring(20)));
    Arbitrary<Line> scheduled =
        Combinators.combine(wellFormed, visible())
            .as((uid, name) -> new Line(uid, name, "SCHEDULED"));
    Arbitrary<String> malformed =
        Arbitraries.oneOf(
            visible().filter(text -> text.length() != 36),
            wellFormed.map(uid -> uid + " "),
            wellFormed.map(uid -> uid.substring(1)),
            wellFormed.map(uid -> "{" + uid + "}"),
            wellFormed.map(uid -> uid.replaceFirst("-", "")));
    Arbitrary<Line> invalid =
        Combinators.combine(malformed, visible()).as((uid, name) -> new Line(uid, name, "INVALID"));
    return Arbitraries.oneOf(scheduled, invalid).list().ofMinSize(1).ofMaxSize(LIMIT);
  }

  private static Arbitrary<String> visible() {
    return Documents.texts().filter(text -> !BlankText.isBlank(text));
  }

  @Provide
  Arbitrary<Spelling> spellings() {
    return Documents.spellings();
  }

  @Property(tries = 300)
  void linesComeBackInOrderAndToTheLetter(
      @ForAll("lines") List<Line> lines, @ForAll("spellings") Spelling spelling) {
    int scheduled = (int) lines.stream().filter(line -> line.status().equals("SCHEDULED")).count();
    collectStatistics(lines, scheduled);
    RawResponse response =
        API.send(API.post(spelling.write(lines.stream().map(Line::submitted).toList())));
    assertThat(response.status()).as("%s", response).isEqualTo(202);
    assertThat(response.json())
        .isEqualTo(
            Map.of(
                "scheduledCount",
                scheduled,
                "status",
                "ACCEPTED",
                "devices",
                lines.stream().map(Line::answered).toList()));
    assertThat(API.queue().batches().last().lines().map(line -> line.entry().uid()))
        .containsExactlyElementsOf(lines.stream().map(Line::uid).toList());
  }

  private static void collectStatistics(List<Line> lines, int scheduled) {
    String kind = scheduled == 0 ? "none" : scheduled == lines.size() ? "all" : "some";
    Statistics.label("scheduled")
        .collect(kind)
        .coverage(
            coverage -> {
              coverage.check("none").percentage(share -> share > 3);
              coverage.check("some").percentage(share -> share > 3);
              coverage.check("all").percentage(share -> share > 3);
            });
    Statistics.label("size")
        .collect(lines.size())
        .coverage(
            coverage -> {
              coverage.check(1).percentage(share -> share > 3);
              coverage.check(LIMIT).percentage(share -> share > 3);
            });
  }
}
