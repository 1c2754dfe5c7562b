package io.devicedeletions.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWKSet;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An offline key pair is replaced while a server watches its public file. */
class KeyRotationTest {

  private static final TokenPolicy POLICY = new TokenPolicy("issuer", "audience", "tenant");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;
  private final AtomicLong nanoTime = new AtomicLong();
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private OfflineKeys keys;
  private BearerTokens server;

  @BeforeEach
  void start() throws IOException {
    keys = OfflineKeys.generate(folder);
    JwksFile watched = JwksFile.watching(folder.resolve(OfflineKeys.PUBLIC_FILE), nanoTime::get);
    server = new BearerTokens(POLICY, watched, () -> now);
  }

  private String token() {
    return keys.issue(
        new TokenClaims(POLICY, new TenantId("acme"), new Requester("operator"), "one", DAY), now);
  }

  private void rotate(boolean revoking) throws IOException {
    keys = OfflineKeys.rotate(folder, now, revoking);
    pass(Duration.ofSeconds(2));
  }

  private void pass(Duration time) {
    now = now.plus(time);
    nanoTime.addAndGet(time.toNanos());
  }

  private boolean isGood(String token) {
    return server.verify(List.of("Bearer " + token)).isRight();
  }

  private int published() throws IOException, ParseException {
    return JWKSet.load(folder.resolve(OfflineKeys.PUBLIC_FILE).toFile()).size();
  }

  @Test
  void oldTokensLiveOnAndNewOnesAreGoodToo() throws IOException {
    String old = token();
    rotate(false);
    assertThat(isGood(old)).isTrue();
    assertThat(isGood(token())).isTrue();
    pass(DAY.minusSeconds(3));
    assertThat(isGood(old)).isTrue();
  }

  @Test
  void theOldKeyEndsByItselfOnceItsTokensHave() throws IOException {
    OfflineKeys stolen = keys;
    assertThat(isGood(token())).isTrue();
    rotate(false);
    pass(DAY.plusSeconds(60));
    keys = stolen;
    assertThat(isGood(token())).as("issued with the old key, today").isFalse();
  }

  @Test
  void aRevokedKeyEndsAtOnce() throws IOException {
    String old = token();
    assertThat(isGood(old)).isTrue();
    rotate(true);
    assertThat(isGood(old)).isFalse();
    assertThat(isGood(token())).isTrue();
  }

  @Test
  void keysThatAreOverDoNotPileUp() throws IOException, ParseException {
    rotate(false);
    rotate(false);
    assertThat(published()).isEqualTo(3);
    pass(DAY.plusSeconds(60));
    rotate(false);
    assertThat(published()).isEqualTo(2);
  }

  @Test
  void thePrivateFileStaysItsOwnersAndNothingElseIsLeft() throws IOException {
    rotate(false);
    Path privateFile = folder.resolve(OfflineKeys.PRIVATE_FILE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(privateFile)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(folder.resolve(OfflineKeys.PUBLIC_FILE))).doesNotContain("\"d\":");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(OfflineKeys.PRIVATE_FILE, OfflineKeys.PUBLIC_FILE, ".lock");
  }

  @Test
  void aRotationThatWasCutOffIsRepeated() throws IOException {
    String old = token();
    byte[] privateKey = Files.readAllBytes(folder.resolve(OfflineKeys.PRIVATE_FILE));
    rotate(false);
    Files.write(folder.resolve(OfflineKeys.PRIVATE_FILE), privateKey);
    Files.writeString(folder.resolve(OfflineKeys.PUBLIC_FILE + ".new"), "{");
    assertThat(isGood(token())).as("in between").isTrue();
    rotate(false);
    assertThat(isGood(old)).isTrue();
    assertThat(isGood(token())).isTrue();
  }

  @Test
  void aRotationThatIsRepeatedLateTakesNothingFromTokensInBetween() throws IOException {
    byte[] privateKey = Files.readAllBytes(folder.resolve(OfflineKeys.PRIVATE_FILE));
    OfflineKeys first = keys;
    rotate(false);
    Files.write(folder.resolve(OfflineKeys.PRIVATE_FILE), privateKey);
    keys = first;
    pass(Duration.ofHours(30));
    String between = token();
    rotate(false);
    pass(DAY.minusSeconds(3));
    assertThat(isGood(between)).isTrue();
  }

  @Test
  void whoeverCouldReadTheOldFileCanReadTheNewOne() throws IOException {
    Path published = folder.resolve(OfflineKeys.PUBLIC_FILE);
    for (String permissions : List.of("rw-rw-rw-", "rw-r-----")) {
      Files.setPosixFilePermissions(published, PosixFilePermissions.fromString(permissions));
      rotate(true);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(published)))
          .isEqualTo(permissions);
    }
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path published = folder.resolve(OfflineKeys.PUBLIC_FILE);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("keys");
    Files.move(published, elsewhere);
    Files.createSymbolicLink(published, elsewhere);
    String before = Files.readString(elsewhere);
    rotate(true);
    assertThat(published).isSymbolicLink();
    assertThat(Files.readString(elsewhere)).isNotEqualTo(before);
  }

  @Test
  void twoAtOnceAreOneAfterTheOther() throws IOException {
    KeyFolderLock.holding(
        folder,
        () ->
            assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> OfflineKeys.rotate(folder, now, true))
                .withMessageContaining("another command"));
    rotate(true);
  }

  @Test
  void withoutUsableKeysNothingIsChanged() throws IOException {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> OfflineKeys.rotate(folder.resolve("none"), now, false));
    assertThat(folder.resolve("none")).doesNotExist();
    Files.writeString(folder.resolve(OfflineKeys.PUBLIC_FILE), "{");
    String before = Files.readString(folder.resolve(OfflineKeys.PRIVATE_FILE));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> OfflineKeys.rotate(folder, now, false))
        .withMessageContaining(OfflineKeys.PUBLIC_FILE);
    assertThat(folder.resolve(OfflineKeys.PRIVATE_FILE)).hasContent(before);
  }
}
