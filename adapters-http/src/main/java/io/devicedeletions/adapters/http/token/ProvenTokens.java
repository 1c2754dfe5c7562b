package io.devicedeletions.adapters.http.token;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers what tokens say and who signed them: clients send the same one thousands of times, and
 * to read it and verify its signature costs as much as the rest of a request. Nothing is remembered
 * that depends on the time, on our keys or on our settings, neither the text itself, of which a
 * digest does, nor a token that none of our keys signed. Thread-safe.
 */
final class ProvenTokens {

  /** What each one takes however short it is, counted in characters. */
  private static final int OVERHEAD = 512;

  private final long most;
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  private record Entry(SignedToken token, int weight) {}

  /**
   * Knows of none yet.
   *
   * @param most how many characters the texts have together of what is remembered, some 500 more
   *     for each; what was not asked for longest goes first
   */
  ProvenTokens(long most) {
    this.most = most;
  }

  /** What this very text says, if that is remembered. */
  Option<SignedToken> find(String compact) {
    String digest = digest(compact);
    synchronized (entries) {
      return Option.of(entries.get(digest)).map(Entry::token);
    }
  }

  /** Remembers what a text says, of which one of our keys is the signer. */
  void add(String compact, SignedToken token) {
    Entry entry = new Entry(token, compact.length() + OVERHEAD);
    String digest = digest(compact);
    synchronized (entries) {
      held +=
          entry.weight() - Option.of(entries.put(digest, entry)).map(Entry::weight).getOrElse(0);
      forgetEldest();
    }
  }

  private void forgetEldest() {
    Iterator<Entry> eldest = entries.values().iterator();
    while (held > most) {
      held -= eldest.next().weight();
      eldest.remove();
    }
  }

  private static String digest(String compact) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(compact.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
