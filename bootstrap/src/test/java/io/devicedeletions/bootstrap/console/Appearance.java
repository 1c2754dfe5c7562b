package io.devicedeletions.bootstrap.console;

import java.util.List;

/**
 * How a page is looked at.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param scheme {@code light} or {@code dark}
 */
record Appearance(int width, int height, String scheme) {

  static final Appearance ORDINARY = new Appearance(1280, 800, "light");
  static final Appearance TALL = new Appearance(1280, 900, "light");
  static final Appearance TALL_AND_DARK = new Appearance(1280, 900, "dark");
  static final Appearance NARROW = new Appearance(360, 760, "light");

  /** The narrowest and the widest that are promised, by day and by night. */
  static final List<Appearance> EXTREMES =
      List.of(
          NARROW,
          new Appearance(360, 760, "dark"),
          new Appearance(1920, 1080, "light"),
          new Appearance(1920, 1080, "dark"));
}
