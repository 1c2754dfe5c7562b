package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys in a JWKS file (RFC 7517) that an operator may replace at any time. The file is read again
 * when a second has passed, by the next request. What cannot be read, or holds no usable key,
 * changes nothing: the known keys keep going. Thread-safe.
 */
public final class JwksFile implements VerificationKeys {

  private static final Logger LOG = LoggerFactory.getLogger(JwksFile.class);

  private static final long REREAD_AFTER_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

  private final Path file;
  private final LongSupplier nanoTime;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile long readAt;
  private volatile JWKSet keys = new JWKSet();

  // touched by the one that is reading
  private String text = "";
  private String complaint = "";

  private JwksFile(Path file, LongSupplier nanoTime) {
    this.file = file;
    this.nanoTime = nanoTime;
  }

  /** Reads the file now, and whenever it may have changed. It need not be there yet. */
  public static JwksFile watching(Path file) {
    return watching(file, System::nanoTime);
  }

  static JwksFile watching(Path file, LongSupplier nanoTime) {
    JwksFile watched = new JwksFile(file, nanoTime);
    watched.read();
    return watched;
  }

  @Override
  public boolean areKnown() {
    return !current().isEmpty();
  }

  @Override
  public Option<List<JWK>> matching(JWKSelector selector) {
    JWKSet known = current();
    return Option.when(!known.isEmpty(), () -> selector.select(known));
  }

  /** One request reads; the others do not wait for it and use what is known. */
  private JWKSet current() {
    if (nanoTime.getAsLong() - readAt > REREAD_AFTER_NANOSECONDS && reading.tryLock()) {
      try {
        read();
      } finally {
        reading.unlock();
      }
    }
    return keys;
  }

  private void read() {
    readAt = nanoTime.getAsLong();
    try (InputStream stream = Files.newInputStream(file)) {
      take(new String(stream.readNBytes(KeySetText.LARGEST), StandardCharsets.UTF_8));
    } catch (IOException | ParseException unreadable) {
      complain(String.valueOf(unreadable.getMessage()));
    }
  }

  /** Once a change of trouble, not once a second. */
  private void complain(String trouble) {
    if (!trouble.equals(complaint)) {
      complaint = trouble;
      LOG.warn("{} cannot be used, {} known keys stay in use: {}", file, keys.size(), trouble);
    }
  }

  private void take(String found) throws ParseException {
    if (found.equals(text)) {
      complaint = "";
      return;
    }
    keys = KeySetText.read(found);
    text = found;
    complaint = "";
    LOG.info("{} has the keys {}", file, keys.getKeys().stream().map(JWK::getKeyID).toList());
  }
}
