package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the other tests rely on sees what it is there to see. */
@InChromium
class ConsoleChecksEndToEndTest {

  @TempDir Path folder;
  @AutoClose private Service service;

  @BeforeEach
  void serve() {
    service = Service.inDevelopment(folder);
  }

  @Test
  void a_page_that_breaks_every_rule_is_caught(Browser browser) {
    SignInPage.open(browser, service.console("/"));

    browser.run("document.querySelector('main').append(new Image())");
    assertThat(Inspection.barriers(browser))
        .anyMatch(found -> found.toString().contains("image-alt"));
    browser.run("document.querySelector('main').style.width = '3000px'");
    assertThat(Inspection.pixelsTooWide(browser)).isPositive();
    assertThatThrownBy(() -> Inspection.of(browser, "broken")).hasMessageContaining("broken");

    browser.run("setTimeout(() => { throw new Error('out of order') })");
    browser.run(
        "const inline = document.createElement('style'); inline.textContent = 'p { color: red }';"
            + "document.head.append(inline)");
    browser.run("try { document.body.innerHTML = '<p>markup' } catch { /* noted */ }");
    browser.until(
        seen -> browser.notes().errors().stream().anyMatch(e -> e.contains("out of order")));
    assertThat(browser.notes().errors())
        .anyMatch(error -> error.contains("policy violated: style-src"))
        .anyMatch(error -> error.contains("policy violated: require-trusted-types-for"));

    URI elsewhere = URI.create(service.api().toString().replace("127.0.0.1", "localhost"));
    browser.run("location.href = arguments[0]", elsewhere.resolve("/openapi.json").toString());
    browser.until(seen -> !browser.notes().foreign().isEmpty());
    assertThatThrownBy(browser.notes()::areClean).isInstanceOf(AssertionError.class);
    browser.notes().forget();
    browser.open(service.console("/"));
    SignInPage.seenBy(browser);
  }
}
