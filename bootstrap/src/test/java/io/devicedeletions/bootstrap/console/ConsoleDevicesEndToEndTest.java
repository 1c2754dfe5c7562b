package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.CsvDevice;
import io.devicedeletions.bootstrap.endtoend.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Who removed this, when, why: by uid and by name. */
@InChromium
class ConsoleDevicesEndToEndTest {

  private static final CsvDevice DEVICE = CsvDevice.fleet("acme", 1).get(0);

  private final TestTokens issuer = new TestTokens();

  @TempDir Path folder;
  @AutoClose private Service service;

  @BeforeEach
  void serve() {
    service = Service.trusting(issuer, folder);
  }

  @Test
  void history_says_who_when_and_why(Browser browser) {
    service.register(List.of(DEVICE));
    String alice = issuer.of("alice@acme", TestTokens.SCOPE, Duration.ofMinutes(15));
    String bob = issuer.of("bob@acme", TestTokens.SCOPE, Duration.ofMinutes(15));
    service.schedule(
        alice,
        List.of(DEVICE),
        "x-deletion-reason",
        "retired laptops",
        "x-external-reference",
        "TICKET-17");
    service.store().await("SELECT count(*) FROM deletion_record", 1);
    service.schedule(bob, List.of(DEVICE), "x-deletion-reason", "to be sure");
    service.store().await("SELECT count(*) FROM deletion_record", 2);

    SignInPage.open(browser, service.console("/devices")).signIn(alice);
    DevicesPage page = DevicesPage.seenBy(browser);
    Inspection.of(browser, "search");
    isWholeStory(page.search(DEVICE.name()).historyOf(DEVICE.uid()));
    Header.of(browser).goTo("overview");
    Header.of(browser).goTo("devices");
    page = DevicesPage.seenBy(browser).search(DEVICE.uid());
    page.takesItFor("This is a uid.");
    isWholeStory(page.historyOf(DEVICE.name()));
    Inspection.of(browser, "history of a device");
    browser.click(By.cssSelector(".timeline li:last-child details summary"));
    browser.read(By.cssSelector(".timeline li:last-child .attributes"), "Berne, HQ");

    page.search("nobody-knows-me").knowsNothing();
    Inspection.of(browser, "history of nothing");
  }

  /** A name is a text like any other: with spaces around it, or with the form of a uid. */
  @Test
  void names_are_searched_as_they_are(Browser browser) {
    CsvDevice spaced = new CsvDevice(DEVICE.uid(), "\u00a0acme-7 ");
    List<CsvDevice> more = CsvDevice.fleet("acme", 3);
    CsvDevice likeUid = new CsvDevice(more.get(1).uid(), more.get(2).uid());
    service.register(List.of(spaced, likeUid));
    String alice = issuer.of("alice@acme", TestTokens.SCOPE, Duration.ofMinutes(15));
    service.schedule(alice, List.of(spaced, likeUid));
    service.store().await("SELECT count(*) FROM deletion_record", 2);

    SignInPage.open(browser, service.console("/devices")).signIn(alice);
    DevicesPage page = DevicesPage.seenBy(browser).search("acme-7");
    page.knowsNothing();
    page.search(spaced.name()).takesItFor("This is taken as a name, with the space");
    assertThat(page.historyOf(spaced.uid())).hasSize(1);

    page.search(" " + likeUid.name()).takesItFor("This is a uid.");
    page.knowsNothing();
    Inspection.of(browser, "history of an unknown uid");
    page.search(likeUid.name()).searchAsName().takesItFor("This is taken as a name.");
    assertThat(page.historyOf(likeUid.uid())).hasSize(1);
    Inspection.of(browser, "history of a name that looks like a uid");

    page.search("x".repeat(1025)).complains("at most 1,024 characters; this has 1,025");
    Inspection.of(browser, "a name that is too long");
  }

  private static void isWholeStory(List<String> entries) {
    int year = LocalDate.now(ZoneOffset.UTC).getYear();
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0))
        .contains("Not found in the inventory", "bob@acme", "to be sure", " " + year);
    assertThat(entries.get(1))
        .contains("Removed", "by alice@acme", "retired laptops", "TICKET-17", " " + year);
  }
}
