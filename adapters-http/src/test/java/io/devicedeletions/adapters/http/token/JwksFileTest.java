package io.devicedeletions.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that comes, changes and goes while it is watched. */
class JwksFileTest {

  private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

  @TempDir Path folder;
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("jwks.json");
  }

  private JwksFile watch() {
    return JwksFile.watching(file, nanoTime::get);
  }

  private List<String> keyIds(JwksFile keys) {
    return keys.matching(ANY).getOrElse(List.of()).stream().map(JWK::getKeyID).toList();
  }

  private void twoSecondsPass() {
    nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
  }

  private void write(JWK... keys) throws IOException {
    Files.writeString(file, new JWKSet(List.of(keys)).toString(false));
  }

  private static JWK elliptic(String id) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
  }

  @Test
  void knowsItsKeysButNeverAPrivatePart() throws IOException, JOSEException {
    write(elliptic("a"), elliptic("b"));
    JwksFile keys = watch();
    assertThat(keys.areKnown()).isTrue();
    assertThat(keyIds(keys)).containsExactly("a", "b");
    assertThat(keys.matching(ANY).get()).noneMatch(JWK::isPrivate);
  }

  @Test
  void isReadAgainWhenASecondHasPassed() throws IOException, JOSEException {
    write(elliptic("a"));
    JwksFile keys = watch();
    write(elliptic("b"));
    assertThat(keyIds(keys)).containsExactly("a");
    twoSecondsPass();
    assertThat(keyIds(keys)).containsExactly("b");
  }

  @Test
  void keepsWhatItKnowsWhenTheFileIsGarbageOrGone() throws IOException, JOSEException {
    write(elliptic("a"));
    JwksFile keys = watch();
    for (String garbage :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{\"keys\":null}",
            "{\"keys\":[null]}",
            "{\"keys\":[]}",
            "{\"keys\":[{\"kty\":\"EC\"}]}")) {
      Files.writeString(file, garbage);
      twoSecondsPass();
      assertThat(keyIds(keys)).as(garbage).containsExactly("a");
    }
    Files.delete(file);
    twoSecondsPass();
    assertThat(keyIds(keys)).containsExactly("a");
    write(elliptic("b"));
    twoSecondsPass();
    assertThat(keyIds(keys)).containsExactly("b");
  }

  @Test
  void knowsNothingUntilThereIsAFile() throws IOException, JOSEException {
    JwksFile keys = watch();
    assertThat(keys.areKnown()).isFalse();
    write(elliptic("a"));
    twoSecondsPass();
    assertThat(keys.areKnown()).isTrue();
  }

  @Test
  void takesNoMoreThanAFileOfReasonableSize() throws IOException, JOSEException {
    write(elliptic("a"));
    Files.writeString(file, Files.readString(file) + " ".repeat(300 * 1024) + "}");
    assertThat(watch().areKnown()).isTrue();
    Files.writeString(file, " ".repeat(300 * 1024) + Files.readString(file));
    assertThat(watch().areKnown()).isFalse();
  }
}
