package io.devicedeletions.adapters.http.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS with a certificate that may be replaced at any time: the files are looked at once a second.
 * What cannot be used, such as a pair of which one half is written, changes nothing: the last pair
 * that could keeps going. Connections that are open live on. Thread-safe.
 */
public final class TransportSecurity implements AutoCloseable {

  /** The versions that are spoken. */
  public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private static final Logger LOG = LoggerFactory.getLogger(TransportSecurity.class);

  private static final int HANDSHAKE_THREADS = 2;

  static {
    // A client that begins anew, again and again, costs us more than itself (TLS 1.2 alone has it).
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
  }

  private final TlsFiles files;
  private final ExecutorService handshakes =
      Executors.newFixedThreadPool(HANDSHAKE_THREADS, daemon("device-deletions-handshake"));
  private final ExecutorService looks =
      Executors.newSingleThreadExecutor(daemon("device-deletions-certificate"));
  private volatile SSLContext context;
  private volatile Consumer<SSLContext> whenChanged = changed -> {};

  // touched by the thread that looks, once it runs
  private CertifiedKey.Text lastText;
  private String complaint = "";

  private TransportSecurity(TlsFiles files) {
    this.files = files;
    this.lastText = CertifiedKey.Text.of(files);
    this.context = understood(lastText);
  }

  private static ThreadFactory daemon(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Reads the files now, and again whenever they change.
   *
   * @throws UnusableTlsFiles if they cannot be used
   */
  public static TransportSecurity watching(TlsFiles files) {
    TransportSecurity security = reading(files);
    security.looks.execute(security::lookAgainAndAgain);
    return security;
  }

  /** Reads the files now. */
  static TransportSecurity reading(TlsFiles files) {
    return new TransportSecurity(files);
  }

  /**
   * Says whether the files can be used.
   *
   * @throws UnusableTlsFiles if they cannot
   */
  public static void check(TlsFiles files) {
    CertifiedKey.of(files, CertifiedKey.Text.of(files)).context();
  }

  /** What speaks TLS at the moment. */
  public SSLContext context() {
    return context;
  }

  /** Who computes for handshakes, so that a flood of them keeps no request waiting. */
  public Executor handshakes() {
    return handshakes;
  }

  /** Hears of every change from now on. */
  public void whenChanged(Consumer<SSLContext> listener) {
    whenChanged = listener;
    listener.accept(context);
  }

  private void lookAgainAndAgain() {
    try {
      while (!Thread.interrupted()) {
        TimeUnit.SECONDS.sleep(1);
        look();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  void look() {
    try {
      CertifiedKey.Text text = CertifiedKey.Text.of(files);
      if (!text.equals(lastText)) {
        lastText = text;
        context = understood(text);
        whenChanged.accept(context);
        complaint = "";
      }
    } catch (Throwable unusable) {
      // An error too: without this thread a certificate would run out unnoticed.
      complain(String.valueOf(unusable.getMessage()));
    }
  }

  /** Once a change of trouble, not once a second. */
  private void complain(String trouble) {
    if (!trouble.equals(complaint)) {
      complaint = trouble;
      LOG.warn("the certificate in use stays in use: {}", trouble);
    }
  }

  private SSLContext understood(CertifiedKey.Text text) {
    CertifiedKey certified = CertifiedKey.of(files, text);
    SSLContext understood = certified.context();
    tell(certified.chain().get(0));
    return understood;
  }

  private void tell(X509Certificate certificate) {
    try {
      certificate.checkValidity();
      LOG.info("{} is good until {}", files.certificate(), certificate.getNotAfter().toInstant());
    } catch (CertificateException outOfDate) {
      LOG.warn(
          "{} is good from {} until {} only: clients will refuse it",
          files.certificate(),
          certificate.getNotBefore().toInstant(),
          certificate.getNotAfter().toInstant());
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    handshakes.shutdown();
  }
}
