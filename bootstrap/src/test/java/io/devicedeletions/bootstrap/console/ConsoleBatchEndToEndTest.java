package io.devicedeletions.bootstrap.console;

import io.devicedeletions.bootstrap.endtoend.CsvDevice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A batch from its acceptance to its end, seen as it happens. */
@InChromium
class ConsoleBatchEndToEndTest {

  private static final List<CsvDevice> FLEET = CsvDevice.fleet("acme", 6);

  @TempDir Path folder;
  @AutoClose private Service service;
  private String token;

  @BeforeEach
  void serve() {
    service = Service.inDevelopment(folder);
    service.register(FLEET);
    token = service.developmentToken("acme");
  }

  @Test
  void appears_and_finishes_while_one_watches(Browser browser) {
    SignInPage.open(browser, service.console("/batches")).signIn(token);
    BatchesPage.seenBy(browser).isEmpty();
    Inspection.of(browser, "list without batches");
    browser.run("window.sameDocument = true");

    service.schedule(token, FLEET.subList(0, 3), "x-deletion-reason", "returned by leasing");
    BatchesPage.seenBy(browser).lists("Finished", "returned by leasing");
    Inspection.of(browser, "list with a finished batch");

    Header.of(browser).goTo("overview");
    OverviewPage overview = OverviewPage.seenBy(browser);
    overview.lists("Finished", "3 removed");
    overview.says("Nothing is waiting.");
    browser.untilTrue("window.sameDocument === true");
  }

  @Test
  void moves_on_its_own_page_too(Browser browser) {
    service.pause(true);
    String batch = service.schedule(token, FLEET);
    SignInPage.open(browser, service.console("/batches/" + batch)).signIn(token);
    BatchPage page = BatchPage.seenBy(browser);
    page.is("Running");
    page.everyLineIs("pending", 6);
    Inspection.of(browser, "running batch");
    browser.run("window.sameDocument = true");

    service.pause(false);
    page.is("Finished");
    page.everyLineIs("removed", 6);
    page.cannotBeCancelled();
    Inspection.of(browser, "finished batch");
    browser.untilTrue("window.sameDocument === true");
  }

  @Test
  void that_is_unknown_is_said_to_be(Browser browser) {
    browser.notes().expectStatus(404);
    SignInPage.open(browser, service.console("/batches/01920000-0000-7000-8000-000000000000"))
        .signIn(token);
    browser.read(By.tagName("h1"), "No such batch");
    Inspection.of(browser, "unknown batch");
  }
}
