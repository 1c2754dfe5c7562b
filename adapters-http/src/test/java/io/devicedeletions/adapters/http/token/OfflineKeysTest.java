package io.devicedeletions.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.SignedJWT;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final TokenPolicy POLICY = new TokenPolicy("issuer", "audience", "tenant");

  @TempDir Path folder;

  private static TokenClaims claims(Duration timeToLive) {
    return new TokenClaims(
        POLICY, new TenantId("acme"), new Requester("operator"), "one two", timeToLive);
  }

  @Test
  void whatIsIssuedWithThePrivateFileIsVerifiedWithThePublicOne() throws IOException {
    OfflineKeys.generate(folder.resolve("new/keys"));
    String token =
        OfflineKeys.load(folder.resolve("new/keys")).issue(claims(Duration.ofMinutes(15)), NOW);
    BearerTokens verifier =
        new BearerTokens(
            POLICY,
            JwksFile.watching(folder.resolve("new/keys").resolve(OfflineKeys.PUBLIC_FILE)),
            InstantSource.fixed(NOW));
    assertThat(verifier.verify(List.of("Bearer " + token)).get())
        .isEqualTo(
            new Caller(
                new Requester("operator"),
                Option.some(new TenantId("acme")),
                HashSet.of("one", "two")));
  }

  @Test
  void aTokenHasAnIdAKeyIdAndATypeOfItsOwn() throws IOException, ParseException {
    OfflineKeys keys = OfflineKeys.generate(folder);
    SignedJWT token = SignedJWT.parse(keys.issue(claims(Duration.ofMinutes(15)), NOW));
    SignedJWT other = SignedJWT.parse(keys.issue(claims(Duration.ofMinutes(15)), NOW));
    assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
    assertThat(token.getHeader().getKeyID()).isNotBlank();
    assertThat(token.getJWTClaimsSet().getIssueTime()).isEqualTo(NOW);
    assertThat(token.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plusSeconds(900));
    assertThat(token.getJWTClaimsSet().getJWTID())
        .isNotBlank()
        .isNotEqualTo(other.getJWTClaimsSet().getJWTID());
  }

  @Test
  void thePrivateFileIsItsOwnersAndThePublicOneHoldsNoSecret() throws IOException {
    OfflineKeys.generate(folder);
    Path privateFile = folder.resolve(OfflineKeys.PRIVATE_FILE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(privateFile)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(privateFile)).contains("\"d\":");
    assertThat(Files.readString(folder.resolve(OfflineKeys.PUBLIC_FILE))).doesNotContain("\"d\":");
  }

  @Test
  void neitherFileIsOverwritten() throws IOException {
    for (String name : List.of(OfflineKeys.PRIVATE_FILE, OfflineKeys.PUBLIC_FILE)) {
      Path occupied = Files.createDirectory(folder.resolve("with-" + name));
      Files.writeString(occupied.resolve(name), "precious");
      assertThatExceptionOfType(FileAlreadyExistsException.class)
          .isThrownBy(() -> OfflineKeys.generate(occupied));
      assertThat(Files.readString(occupied.resolve(name))).isEqualTo("precious");
      assertThat(occupied.toFile().list()).containsExactly(name);
    }
  }

  @Test
  void whatIsNoPrivateKeyIsNotLoaded() throws IOException {
    Path file = folder.resolve(OfflineKeys.PRIVATE_FILE);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> OfflineKeys.load(folder));
    for (String content : List.of("", "{}", "null", "{\"kty\":\"EC\"}")) {
      Files.writeString(file, content);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> OfflineKeys.load(folder))
          .withMessageContaining(OfflineKeys.PRIVATE_FILE);
    }
  }

  @Test
  void noTokenLivesForNoTimeOrForMoreThanADay() {
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofHours(25))) {
      assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> claims(wrong));
    }
    assertThat(claims(Duration.ofHours(24))).isNotNull();
  }
}
