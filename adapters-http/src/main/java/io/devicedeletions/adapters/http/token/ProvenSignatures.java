package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers which key signed which token: clients send the same token thousands of times, and to
 * verify a signature costs as much as the rest of a request. It holds as long as that very key is
 * one of those that may sign. Nothing else about a token is remembered, neither the token itself
 * nor any that was refused. Thread-safe.
 */
final class ProvenSignatures {

  private final Map<String, JWK> signers;

  /**
   * Knows of none yet.
   *
   * @param most how many are remembered; those that were not asked for longest go first
   */
  ProvenSignatures(int most) {
    this.signers =
        Collections.synchronizedMap(
            new LinkedHashMap<>(16, 0.75f, true) {
              @Override
              protected boolean removeEldestEntry(Map.Entry<String, JWK> eldest) {
                return size() > most;
              }
            });
  }

  /** Whether one of these keys is known to have signed the token. */
  boolean areBy(List<JWK> keys, SignedJWT token) {
    return Option.of(signers.get(digest(token))).exists(keys::contains);
  }

  /** Remembers that a key has signed a token. */
  void add(JWK key, SignedJWT token) {
    signers.put(digest(token), key);
  }

  private static String digest(SignedJWT token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(token.serialize().getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
