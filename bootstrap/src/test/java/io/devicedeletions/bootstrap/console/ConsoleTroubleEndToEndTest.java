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

/**
 * What fails is told with what helps to find out why, and does not stand in the way of the rest.
 */
@InChromium
class ConsoleTroubleEndToEndTest {

  private static final List<CsvDevice> FLEET = CsvDevice.fleet("acme", 4);
  private static final By REQUEST_ID = By.cssSelector("main .trouble .identifier");

  @TempDir Path folder;
  @AutoClose private Service service;
  @AutoClose private OldProxy proxy;

  @BeforeEach
  void serve() {
    service = Service.inDevelopment(folder);
    proxy = new OldProxy(service.api());
  }

  @Test
  void an_empty_tenant_is_shown_as_such(Browser browser) {
    SignInPage.open(browser, service.console("/")).signIn(service.developmentToken("globex"));
    OverviewPage overview = OverviewPage.seenBy(browser);
    overview.says("Nothing is waiting.");
    overview.tells("Pending", "0");
    overview.hasNoBatches();
    Header.of(browser).goTo("dead");
    DeadLettersPage.seenBy(browser).isEmpty();
    Inspection.of(browser, "no dead letters of an empty tenant");
    Header.of(browser).goTo("batches");
    BatchesPage.seenBy(browser).isEmpty();
  }

  @Test
  void a_broken_store_is_told_with_a_request_id_that_the_log_knows(Browser browser) {
    browser.notes().expectStatus(500);
    SignInPage.open(browser, service.console("/devices")).signIn(service.developmentToken("acme"));
    DevicesPage devices = DevicesPage.seenBy(browser);
    service.store().sql("ALTER TABLE deletion_record RENAME TO lost_record");

    devices.search(FLEET.get(0).name());
    String requestId = browser.text(REQUEST_ID);
    assertThat(requestId).hasSize(36);
    assertThat(service.log()).contains("request " + requestId + " failed");
    Inspection.of(browser, "history from a broken store");

    service.store().sql("ALTER TABLE lost_record RENAME TO deletion_record");
    browser.click(By.xpath("//main//button[.='Try again']"));
    devices.knowsNothing();
  }

  @Test
  void without_streams_it_asks_from_time_to_time(Browser browser) {
    service.register(FLEET);
    service.pause(true);
    browser.notes().expectStatus(501);
    String token = service.developmentToken("acme");
    String batch = service.schedule(token, FLEET);
    SignInPage.open(browser, proxy.before(service.console("/"))).signIn(token);
    Header.of(browser).numbersCome("polling");
    OverviewPage.seenBy(browser).tells("Pending", "4");
    browser.open(proxy.before(service.console("/batches/" + batch)));
    BatchPage page = BatchPage.seenBy(browser);
    page.is("Running");
    assertThat(proxy.refused()).isGreaterThanOrEqualTo(2);

    service.pause(false);
    page.is("Finished");
    page.everyLineIs("removed", 4);
    Header.of(browser).goTo("overview");
    OverviewPage.seenBy(browser).tells("Pending", "0");
  }

  @Test
  void with_streams_it_is_told_at_once(Browser browser) {
    service.register(FLEET);
    String token = service.developmentToken("acme");
    SignInPage.open(browser, service.console("/")).signIn(token);
    Header.of(browser).numbersCome("live");
    service.schedule(token, FLEET);
    OverviewPage.seenBy(browser).lists("Finished", "4 removed");
  }
}
