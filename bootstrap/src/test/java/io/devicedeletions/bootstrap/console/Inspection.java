package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What must hold of the console wherever one is in it. */
final class Inspection {

  /** The published checks of accessibility, as one script. */
  private static final String AXE = axe();

  private static final String FINDINGS =
      """
      return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
          'best-practice'], resultTypes: ['violations'] })
        .then(result => result.violations.map(violation =>
          `${violation.id}: ${violation.nodes.map(node => node.html.slice(0, 200)).join(' ')}
           ${violation.nodes[0].any[0]?.message ?? ''}`));
      """;

  private Inspection() {}

  private static String axe() {
    try (InputStream script = Inspection.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(script, "no axe").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Fails if a page cannot be used by everybody, or has to be scrolled sideways. */
  static void of(Browser browser, String state) {
    assertThat(barriers(browser)).as("barriers in: " + state).isEmpty();
    assertThat(pixelsTooWide(browser)).as("pixels to scroll sideways in: " + state).isZero();
    assertThat(browser.run("return document.querySelectorAll('h1').length"))
        .as("first headings in: " + state)
        .isEqualTo(1L);
  }

  /** What axe finds. */
  static List<?> barriers(Browser browser) {
    if (!Boolean.TRUE.equals(browser.run("return 'axe' in window"))) {
      browser.run(AXE);
    }
    return (List<?>) Objects.requireNonNull(browser.run(FINDINGS));
  }

  static long pixelsTooWide(Browser browser) {
    return (Long)
        Objects.requireNonNull(
            browser.run(
                "const page = document.scrollingElement;"
                    + "return page.scrollWidth - page.clientWidth"));
  }
}
