package io.devicedeletions.adapters.http.testkit;

import io.devicedeletions.adapters.http.tls.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a certificate that it signed itself, made by the JDK's keytool.
 *
 * @param certificate the certificate
 * @param key the private key
 */
public record TestCertificate(X509Certificate certificate, PrivateKey key) {

  private static final String PASSWORD = "changeit";

  /** Makes one for {@code localhost} that is good for ten days. */
  public static TestCertificate make(Path folder, String algorithm) {
    return make(folder, algorithm, "-0d");
  }

  /** Makes one that is good for ten days from another start on, such as {@code -30d}. */
  public static TestCertificate make(Path folder, String algorithm, String start) {
    Path store = folder.resolve("keytool.p12");
    try {
      Files.deleteIfExists(store);
      run(
          Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
          "-genkeypair",
          "-alias",
          "server",
          "-keyalg",
          algorithm,
          "-dname",
          "CN=localhost",
          "-startdate",
          start,
          "-validity",
          "10",
          "-storetype",
          "PKCS12",
          "-storepass",
          PASSWORD,
          "-keystore",
          store.toString());
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      return new TestCertificate(
          (X509Certificate) keys.getCertificate("server"),
          (PrivateKey) keys.getKey("server", PASSWORD.toCharArray()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException failed) {
      throw new AssertionError(failed);
    }
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(said);
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Writes both into files of a folder. */
  public TlsFiles writeTo(Path folder) {
    TlsFiles files = new TlsFiles(folder.resolve("server.pem"), folder.resolve("server.key"));
    writeCertificate(files);
    writeKey(files);
    return files;
  }

  /** Writes the certificate alone. */
  public void writeCertificate(TlsFiles files) {
    try {
      write(files.certificate(), "CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Writes the key alone. */
  public void writeKey(TlsFiles files) {
    write(files.key(), "PRIVATE KEY", key.getEncoded());
  }

  /** Writes the key as older tools do: without what PKCS#8 puts before it. */
  public void writeBareKey(TlsFiles files, String form) {
    ByteBuffer encoded = ByteBuffer.wrap(key.getEncoded());
    length(encoded);
    for (int part = 0; part < 2; part++) { // the version and the algorithm
      int skipped = length(encoded);
      encoded.position(encoded.position() + skipped);
    }
    byte[] bare = new byte[length(encoded)];
    encoded.get(bare);
    write(files.key(), form + " PRIVATE KEY", bare);
  }

  /** Reads the tag and the length of what follows; how long that is depends on the JDK. */
  private static int length(ByteBuffer encoded) {
    encoded.get();
    int length = Byte.toUnsignedInt(encoded.get());
    int bytes = length < 0x80 ? 0 : length - 0x80;
    length = bytes == 0 ? length : 0;
    for (int read = 0; read < bytes; read++) {
      length = length << 8 | Byte.toUnsignedInt(encoded.get());
    }
    return length;
  }

  /** Writes PEM. */
  public static void write(Path file, String kind, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    try {
      Files.writeString(
          file,
          "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n",
          StandardCharsets.US_ASCII);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What a client has that trusts these certificates and no others. */
  public static SSLContext trusting(TestCertificate... trusted) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (TestCertificate each : trusted) {
        store.setCertificateEntry(
            each.certificate().getSerialNumber().toString(), each.certificate());
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException failed) {
      throw new AssertionError(failed);
    }
  }
}
