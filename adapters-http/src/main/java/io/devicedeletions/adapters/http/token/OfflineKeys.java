package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * A key pair in a folder, for those who have no identity provider: whoever holds the private file
 * issues tokens, the server gets the public file. Immutable and thread-safe.
 */
public final class OfflineKeys {

  /** The file that stays with the operator, readable by its owner alone. */
  public static final String PRIVATE_FILE = "private-key.json";

  /** The file for {@link JwksFile}. */
  public static final String PUBLIC_FILE = "jwks.json";

  private final TokenSigner signer;

  private OfflineKeys(TokenSigner signer) {
    this.signer = signer;
  }

  /**
   * Makes a key pair.
   *
   * @param folder where its two files go; created if it is not there
   * @throws FileAlreadyExistsException if either file is there, which is then left as it is: tokens
   *     issued with it may still be in use
   * @throws IOException if the folder cannot be written to
   */
  public static OfflineKeys generate(Path folder) throws IOException {
    Files.createDirectories(folder);
    // Looked at before the lock, which leaves a file: a folder with keys stays as it is.
    requireNoKeys(folder);
    return KeyFolderLock.holding(
        folder,
        () -> {
          requireNoKeys(folder);
          return publish(folder, List.of());
        });
  }

  private static void requireNoKeys(Path folder) throws FileAlreadyExistsException {
    requireAbsent(folder.resolve(PRIVATE_FILE));
    requireAbsent(folder.resolve(PUBLIC_FILE));
  }

  private static void requireAbsent(Path file) throws FileAlreadyExistsException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
  }

  /**
   * Makes another key pair in place of the one that is there, from which on tokens are issued with
   * the new one. Those that were issued with the old one stay good for as long as they live, but
   * not if it is revoked. If this is cut off it can be repeated.
   *
   * @param now what time it is
   * @param revoking whether the old key's tokens are refused from now on, because somebody else may
   *     have it
   * @throws IOException if there are no keys, or they cannot be replaced; the message names the
   *     file
   */
  public static OfflineKeys rotate(Path folder, Instant now, boolean revoking) throws IOException {
    load(folder);
    return KeyFolderLock.holding(
        folder,
        () -> {
          String signing = load(folder).signer.key().getKeyID();
          return publish(folder, revoking ? List.of() : retired(folder, signing, now));
        });
  }

  /** The former public keys, each with the moment from which it is good for nothing any more. */
  private static List<JWK> retired(Path folder, String signing, Instant now) throws IOException {
    Date end = Date.from(now.plus(TokenClaims.LONGEST_LIFE).plus(ClaimRules.CLOCK_SKEW));
    try {
      return KeySetText.read(publicFile(folder).read()).getKeys().stream()
          .filter(key -> isNotOver(key, now) || signing.equals(key.getKeyID()))
          .map(key -> hasNoEndYet(key, signing) ? endingAt(end, key) : key)
          .toList();
    } catch (ParseException | RuntimeException unreadable) {
      throw new IOException(folder.resolve(PUBLIC_FILE) + " is not a key file", unreadable);
    }
  }

  /** Not the key that was signed with until now either, if a rotation was cut off after its end. */
  private static boolean hasNoEndYet(JWK key, String signing) {
    return key.getExpirationTime() == null || signing.equals(key.getKeyID());
  }

  private static boolean isNotOver(JWK key, Instant now) {
    return key.getExpirationTime() == null || key.getExpirationTime().toInstant().isAfter(now);
  }

  private static JWK endingAt(Date end, JWK key) {
    return new ECKey.Builder(key.toECKey()).expirationTime(end).build();
  }

  /** The public key first: what is issued with the new one must never be refused. */
  private static OfflineKeys publish(Path folder, List<JWK> former) throws IOException {
    TokenSigner signer = TokenSigner.withFreshKey();
    List<JWK> published = new ArrayList<>(signer.publicKeys().getKeys());
    published.addAll(former);
    publicFile(folder).write(new JWKSet(published).toString(true));
    new KeyFile(folder.resolve(PRIVATE_FILE), "rw-------").write(signer.key().toJSONString());
    return new OfflineKeys(signer);
  }

  private static KeyFile publicFile(Path folder) {
    return new KeyFile(folder.resolve(PUBLIC_FILE), "rw-r--r--");
  }

  /**
   * Reads a key pair that {@link #generate} made.
   *
   * @throws IOException if the private file is missing, unreadable or not a private P-256 key; the
   *     message names the file
   */
  public static OfflineKeys load(Path folder) throws IOException {
    Path file = folder.resolve(PRIVATE_FILE);
    try {
      ECKey key = ECKey.parse(Files.readString(file));
      if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
        throw new IOException(file + " holds no private P-256 key");
      }
      return new OfflineKeys(new TokenSigner(key));
    } catch (ParseException | CharacterCodingException | RuntimeException unreadable) {
      // unchecked ones too: the library throws them at JSON's null
      throw new IOException(file + " is not a key file", unreadable);
    }
  }

  /** A new token in its compact form, issued at that moment. */
  public String issue(TokenClaims claims, Instant now) {
    return signer.sign(claims, now);
  }
}
