package io.devicedeletions.adapters.http.internal.deletions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.testkit.Documents;
import io.devicedeletions.adapters.http.testkit.Documents.Spelling;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.vavr.control.Either;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** The reader under lines, spellings and bytes of every kind. */
class BodyReaderProperties {

  private static final int LIMIT = 5;
  private static final BodyReader READER = new BodyReader(new BatchLimit(LIMIT));

  @Provide
  Arbitrary<List<SubmittedDevice>> lines() {
    return Documents.lines(LIMIT);
  }

  @Provide
  Arbitrary<Spelling> spellings() {
    return Documents.spellings();
  }

  @Property
  void linesComeBackAsTheyWere(
      @ForAll("lines") List<SubmittedDevice> lines, @ForAll("spellings") Spelling spelling) {
    Statistics.label("size")
        .collect(lines.size())
        .coverage(
            coverage -> {
              coverage.check(0).percentage(share -> share > 1);
              coverage.check(1).percentage(share -> share > 1);
              coverage.check(LIMIT).percentage(share -> share > 1);
            });
    Statistics.label("duplicates")
        .collect(lines.size() > new HashSet<>(lines).size())
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 1));
    Either<Answer, SubmittedDevices> read = READER.read(spelling.write(lines).getBytes(UTF_8));
    assertThat(read.get().devices()).isEqualTo(lines);
    assertThat(read.get().ignoredProperties()).isEqualTo(spelling.ignoredProperties(lines));
  }

  @Property
  void oneLineTooManyIsAsManyAsAreRead(@ForAll("spellings") Spelling spelling) {
    List<SubmittedDevice> many = Collections.nCopies(LIMIT + 1, SubmittedDevice.of("u", "n"));
    assertThat(READER.read(spelling.write(many).getBytes(UTF_8)).get().devices())
        .hasSize(LIMIT + 1)
        .startsWith(many.subList(0, LIMIT).toArray(SubmittedDevice[]::new));
  }

  @Property
  void aDocumentThatIsCutShortIsNone(
      @ForAll("lines") List<SubmittedDevice> lines,
      @ForAll("spellings") Spelling spelling,
      @ForAll @IntRange(max = 1_000_000) int cut) {
    String whole = spelling.write(lines);
    int length = 1 + cut % whole.lastIndexOf('}');
    assertThat(READER.read(whole.substring(0, length).getBytes(UTF_8)).isLeft()).isTrue();
  }

  @Property
  void noBytesMakeItThrow(@ForAll byte[] body) {
    READER.read(body);
  }

  @Property
  void noTextMakesItThrow(@ForAll("almostJson") String body) {
    READER.read(body.getBytes(UTF_8));
  }

  @Provide
  Arbitrary<String> almostJson() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"devices\"",
            "\"uid\"",
            "\"name\"",
            "\"",
            "\\",
            "null",
            "7",
            "1e9",
            " ",
            "\\u0000",
            "\\ud800",
            "\"x\"",
            "true",
            "-")
        .list()
        .ofMaxSize(30)
        .map(pieces -> String.join("", pieces));
  }
}
