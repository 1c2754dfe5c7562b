package io.devicedeletions.adapters.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.devicedeletions.adapters.http.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Which files are taken, and what the operator hears of those that are not. */
class TransportSecurityTest {

  @TempDir static Path workshop;
  private static TestCertificate ec;
  private static TestCertificate rsa;

  @TempDir Path folder;
  private TlsFiles files;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(TransportSecurity.class);

  @BeforeAll
  static void make() {
    ec = TestCertificate.make(workshop, "EC");
    rsa = TestCertificate.make(workshop, "RSA");
  }

  @BeforeEach
  void write() {
    files = ec.writeTo(folder);
    log.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(log);
  }

  @AfterEach
  void detach() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private List<String> warnings() {
    return log.list.stream()
        .filter(event -> event.getLevel().equals(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void takesKeysOfTheseKinds(String algorithm) {
    TransportSecurity.check(TestCertificate.make(workshop, algorithm).writeTo(folder));
  }

  @Test
  void takesTheOlderFormOfAnEcKey() {
    ec.writeBareKey(files, "EC");
    TransportSecurity.check(files);
  }

  @Test
  void takesTheOlderFormOfAnRsaKey() {
    rsa.writeCertificate(files);
    rsa.writeBareKey(files, "RSA");
    TransportSecurity.check(files);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Files.writeString(files.key(), "none");
    assertRefused(files.key() + " holds no private key");
    TestCertificate.write(files.key(), "ENCRYPTED PRIVATE KEY", ec.key().getEncoded());
    assertRefused(files.key() + " is encrypted");
    TestCertificate.write(files.key(), "DSA PRIVATE KEY", ec.key().getEncoded());
    assertRefused(files.key() + " holds a DSA key");
    TestCertificate.write(files.key(), "PRIVATE KEY", new byte[] {1, 2, 3});
    assertRefused(files.key() + " holds no readable EC key");
    rsa.writeKey(files);
    assertRefused(files.key() + " holds no readable EC key");
    TestCertificate.make(workshop, "EC").writeKey(files);
    assertRefused(files.key() + " is not the key of the first certificate");
    Files.writeString(files.certificate(), "");
    assertRefused(files.certificate() + " holds no certificate");
    TestCertificate.write(files.certificate(), "CERTIFICATE", new byte[] {1});
    assertRefused(files.certificate() + " holds no readable certificates");
    Files.delete(files.certificate());
    assertRefused(files.certificate() + " cannot be read");
  }

  private void assertRefused(String beginning) {
    assertThatExceptionOfType(UnusableTlsFiles.class)
        .isThrownBy(() -> TransportSecurity.check(files))
        .withMessageStartingWith(beginning);
  }

  @Test
  void halfAPairKeepsTheOldOneGoingAndIsToldOnce() {
    try (TransportSecurity security = TransportSecurity.reading(files)) {
      SSLContext old = security.context();
      rsa.writeCertificate(files);
      security.look();
      security.look();
      assertThat(security.context()).isSameAs(old);
      assertThat(warnings()).hasSize(1);
      rsa.writeKey(files);
      security.look();
      assertThat(security.context()).isNotSameAs(old);
      assertThat(warnings()).hasSize(1);
    }
  }

  @Test
  void filesThatAreGoneKeepTheOldPairGoing() throws IOException {
    try (TransportSecurity security = TransportSecurity.reading(files)) {
      SSLContext old = security.context();
      Files.delete(files.certificate());
      security.look();
      security.look();
      ec.writeCertificate(files);
      security.look();
      assertThat(security.context()).isSameAs(old);
      assertThat(warnings()).hasSize(1);
    }
  }

  @Test
  void warnsOfACertificateThatIsOutOfDate() {
    TestCertificate expired = TestCertificate.make(workshop, "EC", "-30d");
    try (TransportSecurity security = TransportSecurity.reading(expired.writeTo(folder))) {
      assertThat(security.context()).isNotNull();
      assertThat(warnings()).singleElement().asString().contains("clients will refuse it");
    }
  }
}
