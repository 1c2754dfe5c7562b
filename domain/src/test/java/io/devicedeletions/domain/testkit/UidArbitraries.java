package io.devicedeletions.domain.testkit;

import io.devicedeletions.domain.device.DeviceUid;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of uids, and of texts that are nearly uids. */
public final class UidArbitraries {

  private static final char FULL_WIDTH_ZERO = '\uFF10';

  private UidArbitraries() {}

  /** Any 128 bits: every version, the nil uid and the highest one included. */
  public static Arbitrary<DeviceUid> uids() {
    Arbitrary<DeviceUid> any =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
            .as((high, low) -> new DeviceUid(new UUID(high, low)));
    return Arbitraries.frequencyOf(
        Tuple.of(18, any),
        Tuple.of(1, Arbitraries.just(new DeviceUid(new UUID(0, 0)))),
        Tuple.of(1, Arbitraries.just(new DeviceUid(new UUID(-1, -1)))));
  }

  /** The ways to write a uid: in lower case, in upper case, or in any mixture. */
  public static Arbitrary<String> spellings(DeviceUid uid) {
    String lower = uid.toString();
    return Arbitraries.oneOf(
        Arbitraries.just(lower),
        Arbitraries.just(lower.toUpperCase(Locale.ROOT)),
        Arbitraries.randomValue(random -> mixCase(lower, random)));
  }

  /** Texts of 8-4-4-4-12 hexadecimal digits. */
  public static Arbitrary<String> wellFormedTexts() {
    return uids().flatMap(UidArbitraries::spellings);
  }

  /** Texts that are no uid although they look like one; none of them is blank or unstorable. */
  public static Arbitrary<String> malformedTexts() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            4, Combinators.combine(wellFormedTexts(), spoilers()).as((uid, way) -> way.apply(uid))),
        Tuple.of(
            1,
            Arbitraries.of(
                "1-1-1-1-1",
                "0-0-0-0-0",
                "device-1",
                "null",
                "0".repeat(32),
                "0".repeat(36),
                "-".repeat(36),
                "00000000-0000-0000-0000-00000000000g")));
  }

  /** Well-formed and malformed texts in about equal parts. */
  public static Arbitrary<String> texts() {
    return Arbitraries.oneOf(wellFormedTexts(), malformedTexts());
  }

  private static Arbitrary<UnaryOperator<String>> spoilers() {
    return Arbitraries.of(
        uid -> uid.substring(0, 35),
        uid -> uid.substring(1),
        uid -> uid + "0",
        uid -> "0" + uid,
        uid -> "{" + uid + "}",
        uid -> "urn:uuid:" + uid,
        uid -> uid.replace("-", ""),
        uid -> " " + uid,
        uid -> uid + " ",
        uid -> uid + "\n",
        uid -> uid.substring(0, 35) + " ",
        uid -> uid.replace('-', '\u2010'),
        uid -> uid.substring(0, 8) + "0" + uid.substring(8, 35),
        uid -> uid.substring(0, 7) + "-" + uid.substring(7, 8) + uid.substring(9),
        uid -> FULL_WIDTH_ZERO + uid.substring(1),
        uid -> "g" + uid.substring(1),
        uid -> uid.substring(0, 20) + "-" + uid.substring(21),
        uid -> "+" + uid.substring(1));
  }

  private static String mixCase(String lower, Random random) {
    StringBuilder mixed = new StringBuilder(lower.length());
    lower
        .codePoints()
        .map(letter -> random.nextBoolean() ? Character.toUpperCase(letter) : letter)
        .forEach(mixed::appendCodePoint);
    return mixed.toString();
  }
}
