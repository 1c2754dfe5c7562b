package io.devicedeletions.adapters.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A private key and the certificates that say whose it is.
 *
 * @param key the key
 * @param chain the certificates, the key's own first
 */
record CertifiedKey(PrivateKey key, List<X509Certificate> chain) {

  private static final int LONGEST_FILE = 1024 * 1024;
  private static final byte[] PROBE = "does the key fit?".getBytes(StandardCharsets.US_ASCII);
  private static final char[] NO_PASSWORD = {};

  /**
   * What stands in the two files.
   *
   * @param certificate the text of the one
   * @param key the text of the other
   */
  record Text(String certificate, String key) {

    static Text of(TlsFiles files) {
      return new Text(read(files.certificate()), read(files.key()));
    }

    private static String read(Path file) {
      try (InputStream stream = Files.newInputStream(file)) {
        return new String(stream.readNBytes(LONGEST_FILE), StandardCharsets.ISO_8859_1);
      } catch (IOException unreadable) {
        throw new UnusableTlsFiles(file + " cannot be read.", unreadable);
      }
    }
  }

  /**
   * Understands the files' texts.
   *
   * @throws UnusableTlsFiles if they cannot be used, together
   */
  static CertifiedKey of(TlsFiles files, Text text) {
    List<X509Certificate> chain = chain(files.certificate(), text.certificate());
    PublicKey owner = chain.get(0).getPublicKey();
    PrivateKey key = new PrivateKeyPem(files.key(), text.key()).belongingTo(owner);
    if (!fits(key, owner)) {
      throw new UnusableTlsFiles(
          files.key() + " is not the key of the first certificate in " + files.certificate() + ".");
    }
    return new CertifiedKey(key, chain);
  }

  private static List<X509Certificate> chain(Path file, String text) {
    try {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!chain.isEmpty()) {
        return chain;
      }
    } catch (CertificateException unreadable) {
      throw new UnusableTlsFiles(file + " holds no readable certificates.", unreadable);
    }
    throw new UnusableTlsFiles(file + " holds no certificate in PEM (BEGIN CERTIFICATE).");
  }

  private static boolean fits(PrivateKey key, PublicKey owner) {
    try {
      Signature signature = Signature.getInstance(signatureOf(owner.getAlgorithm()));
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(owner);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException unfitting) {
      return false;
    }
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }

  /** What speaks TLS with this key, and asks clients for no certificate. */
  SSLContext context() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException | IOException refused) {
      throw new UnusableTlsFiles(
          "Certificate and key cannot be used (" + refused.getMessage() + ").", refused);
    }
  }
}
