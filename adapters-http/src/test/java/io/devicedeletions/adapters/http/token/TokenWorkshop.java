package io.devicedeletions.adapters.http.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Makes good tokens and bad ones, out of raw JSON, at a moment that does not pass. */
final class TokenWorkshop {

  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final TokenPolicy POLICY = new TokenPolicy("https://issuer.test", "deletions", "tenant");

  final RSAKey rsa;
  final ECKey elliptic;
  final KeyPair edwards;
  private final JWKSet published;
  private final BearerTokens remembering;

  TokenWorkshop() {
    try {
      rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
      elliptic = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
      edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (JOSEException | GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
    published = new JWKSet(List.of(rsa, elliptic, edwardsKey())).toPublicJWKSet();
    remembering = verifier();
  }

  /** The last 32 bytes of the X.509 encoding are the key. */
  private JWK edwardsKey() {
    byte[] encoded = edwards.getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(point)).keyID("ed").build();
  }

  /** Keys that are known from the start. */
  record Known(JWKSet set) implements VerificationKeys {

    @Override
    public boolean areKnown() {
      return !set.isEmpty();
    }

    @Override
    public Option<List<JWK>> matching(JWKSelector selector) {
      return Option.when(areKnown(), () -> selector.select(set));
    }
  }

  /** Keys that may have been replaced each time. */
  record Watched(Supplier<JWKSet> sets) implements VerificationKeys {

    @Override
    public boolean areKnown() {
      return true;
    }

    @Override
    public Option<List<JWK>> matching(JWKSelector selector) {
      return new Known(sets.get()).matching(selector);
    }
  }

  VerificationKeys keys() {
    return new Known(published);
  }

  BearerTokens verifier() {
    return verifier(keys());
  }

  static BearerTokens verifier(VerificationKeys keys) {
    return new BearerTokens(POLICY, keys, InstantSource.fixed(NOW));
  }

  /** By one that remembers what it has seen, as a server's does. */
  Either<TokenRefusal, Caller> verify(String token) {
    return remembering.verify(List.of("Bearer " + token));
  }

  /** The claims of a good token. */
  static String claims() {
    return "{\"iss\":\"https://issuer.test\",\"aud\":\"deletions\",\"sub\":\"client\","
        + "\"tenant\":\"acme\",\"scope\":\"one two\",\"iat\":"
        + NOW.getEpochSecond()
        + ",\"exp\":"
        + NOW.plusSeconds(300).getEpochSecond()
        + "}";
  }

  /** The claims of a good token with one member changed or added. */
  static String claimsWith(String member, String json) {
    String others = claims().replaceAll("\"" + member + "\":(\"[^\"]*\"|\\d+),?", "");
    return others.replace(",}", "}").replace("{", "{\"" + member + "\":" + json + ",");
  }

  /** The claims of a good token without one member. */
  static String claimsWithout(String member) {
    return claims().replaceAll("\"" + member + "\":(\"[^\"]*\"|\\d+),?", "").replace(",}", "}");
  }

  /** Signs with RS256. */
  String token(String claims) {
    return token("{\"alg\":\"RS256\",\"kid\":\"rsa\"}", claims);
  }

  /** Signs with whatever key goes with the header's algorithm; RSA if none does. */
  String token(String header, String claims) {
    String content = part(header) + "." + part(claims);
    if (header.contains("EdDSA")) {
      return content + "." + Base64URL.encode(sign("Ed25519", edwards.getPrivate(), content));
    }
    try {
      JWSSigner signer =
          header.contains("\"ES") ? new ECDSASigner(elliptic) : new RSASSASigner(rsa);
      JWSAlgorithm algorithm =
          header.contains("\"ES")
              ? JWSAlgorithm.ES256
              : header.contains("PS256") ? JWSAlgorithm.PS256 : JWSAlgorithm.RS256;
      return content + "." + signer.sign(new JWSHeader(algorithm), content.getBytes(UTF_8));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] sign(String algorithm, PrivateKey key, String content) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(content.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String part(String json) {
    return Base64URL.encode(json).toString();
  }
}
