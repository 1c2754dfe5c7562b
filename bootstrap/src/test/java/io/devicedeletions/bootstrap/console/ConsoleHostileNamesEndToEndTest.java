package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.CsvDevice;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A name is a text, whatever it looks like. */
@InChromium
class ConsoleHostileNamesEndToEndTest {

  private static final List<String> NAMES =
      List.of(
          "<img src=x onerror=\"hacked = true\">",
          "\"><script>hacked = true</script>",
          "'+(hacked=true)+'",
          "{{constructor.constructor('hacked=true')()}}",
          "javascript:hacked=true",
          "&lt;b&gt;bold&lt;/b&gt;");

  private static final List<CsvDevice> FLEET =
      IntStream.range(0, NAMES.size())
          .mapToObj(
              number ->
                  new CsvDevice(CsvDevice.fleet("acme", 10).get(number).uid(), NAMES.get(number)))
          .toList();

  @TempDir Path folder;
  @AutoClose private Service service;

  @BeforeEach
  void serve() {
    service = Service.inDevelopment(folder, "--max-attempts", "1");
  }

  @Test
  void is_shown_as_it_is(Browser browser) {
    service.register(FLEET);
    service
        .store()
        .sql(
            """
        CREATE TRIGGER on_loan BEFORE DELETE ON device WHEN OLD.name LIKE '%<script>%'
        BEGIN SELECT RAISE(ABORT, '<b>on loan</b><img src=x onerror=hacked=true>'); END
        """);
    String token = service.developmentToken("acme");
    String batch = service.schedule(token, FLEET, "x-deletion-reason", NAMES.get(0));
    service.store().await("SELECT count(*) FROM deletion_record", 5);

    SignInPage.open(browser, service.console("/batches")).signIn(token);
    BatchesPage.seenBy(browser).lists("Dead letters", "<img src=x onerror=");
    isHarmless(browser, "list with hostile names");
    BatchPage page = BatchesPage.seenBy(browser).openFirst();
    assertThat(page.names()).containsExactlyElementsOf(NAMES);
    assertThat(page.about()).contains(NAMES.get(0));
    isHarmless(browser, "batch with hostile names");

    Header.of(browser).goTo("dead");
    assertThat(DeadLettersPage.seenBy(browser).rows())
        .singleElement()
        .asString()
        .contains(NAMES.get(1), "<b>on loan</b><img src=x onerror=hacked=true>");
    isHarmless(browser, "dead letters with hostile names");

    Header.of(browser).goTo("devices");
    DevicesPage devices = DevicesPage.seenBy(browser).search(NAMES.get(0));
    assertThat(devices.historyOf(batch)).singleElement().asString().contains(NAMES.get(0));
    isHarmless(browser, "history with hostile names");
    devices.search("<script>hacked = true</script>").knowsNothing();
    isHarmless(browser, "history of a hostile name");
  }

  private static void isHarmless(Browser browser, String state) {
    assertThat(browser.run("return typeof hacked")).as(state).isEqualTo("undefined");
    assertThat(browser.texts(By.cssSelector("main img, main script, main b"))).as(state).isEmpty();
    Inspection.of(browser, state);
  }
}
