package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.CsvDevice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Every page on a telephone and on a wide screen, by day and by night. */
@InChromium
class ConsoleLayoutEndToEndTest {

  private static final List<CsvDevice> FLEET = CsvDevice.fleet("acme", 8);

  @TempDir Path folder;
  @AutoClose private Service service;

  @BeforeEach
  void serve() {
    service = Service.inDevelopment(folder, "--max-attempts", "1");
  }

  @Test
  void fits_every_screen(Browser browser) {
    service.register(FLEET);
    service
        .store()
        .sql(
            """
        CREATE TRIGGER on_loan BEFORE DELETE ON device WHEN OLD.name LIKE '%2'
        BEGIN SELECT RAISE(ABORT, 'this device is on loan'); END
        """);
    String token = service.developmentToken("acme");
    String batch =
        service.schedule(
            token, FLEET, "x-deletion-reason", "w".repeat(200), "x-external-reference", "TICKET-1");
    service.store().await("SELECT count(*) FROM deletion_record", 7);

    SignInPage page = SignInPage.open(browser, service.console("/"));
    fits(browser, "sign in");
    page.signIn(token);
    OverviewPage.seenBy(browser).lists("Dead letters", "7 removed");
    fits(browser, "overview");
    namesAreNotBroken(browser);
    Header.of(browser).goTo("batches");
    BatchesPage.seenBy(browser).lists("Dead letters", "7 removed");
    fits(browser, "list");
    BatchesPage.seenBy(browser).openFirst().is("Dead letters");
    fits(browser, "batch");
    Header.of(browser).goTo("devices");
    DevicesPage.seenBy(browser).search(FLEET.get(0).name()).historyOf(batch);
    fits(browser, "history");
    Header.of(browser).goTo("dead");
    DeadLettersPage dead = DeadLettersPage.seenBy(browser);
    dead.chooseAll();
    dead.requeue();
    fits(browser, "dead letters with a question");
  }

  private static void fits(Browser browser, String state) {
    for (Appearance appearance : Appearance.EXTREMES) {
      browser.show(appearance);
      Inspection.of(browser, state + " " + appearance);
    }
    browser.show(Appearance.ORDINARY);
  }

  /** Beside the plot there is little room: of all widths at which they stand side by side. */
  private static void namesAreNotBroken(Browser browser) {
    for (int width : new int[] {1240, 1280, 1440, 1561, 1920}) {
      browser.show(new Appearance(width, 800, "light"));
      assertThat(
              browser.see(By.cssSelector(".panel td.cell-batch, .panel th.cell-batch")).getSize())
          .as("at " + width)
          .satisfies(size -> assertThat(size.getWidth()).isGreaterThan(130));
    }
    browser.show(Appearance.ORDINARY);
  }
}
