package io.devicedeletions.domain.testkit;

import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.text.BlankText;
import io.vavr.collection.Vector;
import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Generators of device names, and of names that are nearly the same. */
public final class NameArbitraries {

  private NameArbitraries() {}

  /** Names such as computers have. */
  public static Arbitrary<DeviceName> hostNames() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars("-.")
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(DeviceName::new);
  }

  /** Names in any script, with control characters, quotes and astral planes. */
  public static Arbitrary<DeviceName> unicodeNames() {
    return TextArbitraries.storableTexts(1, 20)
        .filter(text -> !BlankText.isBlank(text))
        .map(DeviceName::new);
  }

  /** Names of as many code points as a name may have. */
  public static Arbitrary<DeviceName> longestNames() {
    return TextArbitraries.storableCodePoints()
        .map(codePoint -> Character.toString(codePoint))
        .map(repeated -> new DeviceName("v" + repeated.repeat(DeviceName.LONGEST - 1)));
  }

  /** Names of every kind. */
  public static Arbitrary<DeviceName> names() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, hostNames()), Tuple.of(9, unicodeNames()), Tuple.of(1, longestNames()));
  }

  /** One of the {@linkplain #near near names}. */
  public static Arbitrary<DeviceName> nearNames(DeviceName name) {
    return Arbitraries.of(near(name).asJava());
  }

  /**
   * Names that someone might take for this one and that are not equal to it: other in case, in
   * white space, in normalisation form, in an invisible character, in the last letter. At least
   * one.
   */
  public static Vector<DeviceName> near(DeviceName name) {
    String text = name.value();
    return Vector.of(
            text.toUpperCase(Locale.ROOT),
            text.toLowerCase(Locale.ROOT),
            text + " ",
            " " + text,
            text + "\u200B",
            "\uFEFF" + text,
            text + ".",
            Normalizer.normalize(text, Normalizer.Form.NFC),
            Normalizer.normalize(text, Normalizer.Form.NFD),
            Normalizer.normalize(text, Normalizer.Form.NFKC),
            text.strip(),
            withoutLast(text),
            withoutLast(text) + "x",
            withoutLast(text) + "y")
        .flatMap(DeviceName::parse)
        .distinct()
        .remove(name);
  }

  private static String withoutLast(String text) {
    return text.substring(0, text.offsetByCodePoints(text.length(), -1));
  }
}
