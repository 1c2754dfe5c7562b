package io.devicedeletions.adapters.http.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a private key in PEM (RFC 7468): PKCS#8, which the JDK knows, and the older forms of
 * OpenSSL for RSA (PKCS#1) and EC (SEC 1), which are the same without the algorithm around them.
 */
final class PrivateKeyPem {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----([^-]*)-----END");

  private final Path file;
  private final String text;

  PrivateKeyPem(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * The key.
   *
   * @param owner the public key that it must belong to, which tells its algorithm
   * @throws UnusableTlsFiles if there is none, or none of that kind
   */
  PrivateKey belongingTo(PublicKey owner) {
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw new UnusableTlsFiles(file + " holds no private key in PEM (BEGIN PRIVATE KEY).");
    }
    try {
      byte[] encoded = pkcs8(block.group(1).strip(), block.group(2), owner);
      return KeyFactory.getInstance(owner.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      throw new UnusableTlsFiles(
          file
              + " holds no readable "
              + owner.getAlgorithm()
              + " key, which is what the certificate is for.",
          unreadable);
    }
  }

  private byte[] pkcs8(String form, String content, PublicKey owner) {
    if (form.equals("ENCRYPTED") || content.contains("ENCRYPTED")) {
      throw new UnusableTlsFiles(
          file + " is encrypted; 'openssl pkey -in KEY -out NEW' decrypts it.");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(content);
    return switch (form) {
      case "" -> encoded;
      case "RSA", "EC" -> Der.privateKey(Der.algorithmOf(owner.getEncoded()), encoded);
      default ->
          throw new UnusableTlsFiles(
              file + " holds a " + form + " key, which is not supported: take RSA, EC or Ed25519.");
    };
  }
}
