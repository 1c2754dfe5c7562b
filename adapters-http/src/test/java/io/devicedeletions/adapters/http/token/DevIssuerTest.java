package io.devicedeletions.adapters.http.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevIssuerTest {

  private static final String FORM = "grant_type=client_credentials&scope=service:integration";
  private static final String SECRET = "s3c+r%t:x";

  private final DevIssuer issuer =
      new DevIssuer(
          HashSet.of(new TenantId("acme"), new TenantId("a:b")), SECRET, InstantSource.system());

  private static List<String> basic(String pair) {
    return List.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
  }

  private Caller holder(String token) {
    return new BearerTokens(DevIssuer.POLICY, issuer, InstantSource.system())
        .verify(List.of("Bearer " + token))
        .get();
  }

  @Test
  void aTenantGetsATokenOfItsOwnForEverything() {
    assertThat(holder(issuer.grant(basic("acme:" + SECRET), FORM).get()))
        .isEqualTo(
            new Caller(
                new Requester("acme"),
                Option.some(new TenantId("acme")),
                HashSet.of(DevIssuer.SCOPE.split(" "))));
    assertThat(holder(issuer.token(new TenantId("acme"))).requester())
        .isEqualTo(new Requester("acme"));
  }

  @Test
  void credentialsMayBeFormEncoded() {
    assertThat(issuer.grant(basic("a%3Ab:s3c%2Br%25t%3Ax"), FORM).isRight()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme:wrong",
        "acme:",
        "globex:" + SECRET,
        "acme",
        ":",
        "%zz:" + SECRET,
        "ACME:" + SECRET
      })
  void nobodyElseGetsOne(String pair) {
    assertThat(issuer.grant(basic(pair), FORM)).isEqualTo(Either.left(GrantRefusal.INVALID_CLIENT));
  }

  @Test
  void credentialsMustBeThereOnce() {
    List<String> twice = List.of(basic("acme:" + SECRET).get(0), basic("acme:" + SECRET).get(0));
    for (List<String> fields : List.of(List.<String>of(), List.of("Bearer x"), twice)) {
      assertThat(issuer.grant(fields, FORM)).isEqualTo(Either.left(GrantRefusal.INVALID_CLIENT));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "scope=x",
        "grant_type=client_credentials&grant_type=client_credentials",
        "grant_type=%zz",
        "{\"grant_type\":\"client_credentials\"}"
      })
  void aFormNamesOneGrantType(String form) {
    assertThat(issuer.grant(basic("acme:" + SECRET), form))
        .isEqualTo(Either.left(GrantRefusal.INVALID_REQUEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "authorization_code", "refresh_token", ""})
  void noOtherGrantIsGiven(String type) {
    assertThat(issuer.grant(basic("acme:" + SECRET), "grant_type=" + type))
        .isEqualTo(Either.left(GrantRefusal.UNSUPPORTED_GRANT_TYPE));
  }

  @Test
  void noTwoIssuersHaveTheSameKey() {
    DevIssuer other =
        new DevIssuer(HashSet.of(new TenantId("acme")), SECRET, InstantSource.system());
    assertThat(
            new BearerTokens(DevIssuer.POLICY, issuer, InstantSource.system())
                .verify(List.of("Bearer " + other.token(new TenantId("acme")))))
        .isEqualTo(Either.left(TokenRefusal.UNUSABLE));
  }
}
