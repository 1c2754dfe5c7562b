package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The API's pages show the document that the server serves, and ask nobody else. */
@InChromium
class ConsoleDocsEndToEndTest {

  private static final By OPERATIONS = By.cssSelector(".opblock");

  private static final String OPERATIONS_SERVED =
      """
      return fetch('/openapi.json').then(answer => answer.json()).then(document =>
        Object.values(document.paths).flatMap(Object.keys)
          .filter(key => ['get', 'put', 'post', 'delete', 'patch'].includes(key)).length)
      """;

  @TempDir Path folder;
  @AutoClose private Service service;

  @BeforeEach
  void serve() {
    service = Service.inDevelopment(folder);
  }

  @Test
  void show_every_operation(Browser browser) {
    browser.open(service.api().resolve("/docs"));
    browser.see(OPERATIONS);
    assertThat(browser.texts(OPERATIONS))
        .hasSize(operationsOfTheDocument(browser))
        .anyMatch(text -> text.contains("POST") && text.contains("/device/deletions"));

    browser.click(OPERATIONS);
    browser.see(By.cssSelector(".opblock.is-open .responses-table"));
    assertThat(Inspection.pixelsTooWide(browser)).isZero();
  }

  private static int operationsOfTheDocument(Browser browser) {
    return Math.toIntExact((Long) Objects.requireNonNull(browser.run(OPERATIONS_SERVED)));
  }
}
