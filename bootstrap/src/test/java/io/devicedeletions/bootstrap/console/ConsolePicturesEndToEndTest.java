package io.devicedeletions.bootstrap.console;

import io.devicedeletions.bootstrap.endtoend.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of the guide: an ordinary day of a tenant, in each of the main states. */
@InChromium
class ConsolePicturesEndToEndTest {

  private static final Duration FRESH = Duration.ofMinutes(15);

  private final TestTokens issuer = new TestTokens();
  private final String alice =
      issuer.of("alice@acme", TestTokens.SCOPE + " device_deletions:admin", FRESH);
  private final String bob = issuer.of("night-job@acme", TestTokens.SCOPE, FRESH);

  @TempDir Path folder;
  @AutoClose private Service service;

  @BeforeEach
  void serve() {
    service = Service.trusting(issuer, folder, "--max-attempts", "1");
  }

  @Test
  void of_a_tenant_that_has_not_begun(Browser browser) {
    SignInPage.open(browser, service.console("/"));
    Pictures.take(browser, "sign-in");
    SignInPage.seenBy(browser).signIn(alice);
    OverviewPage.seenBy(browser).hasNoBatches();
    Pictures.take(browser, "overview-empty");
  }

  @Test
  void of_an_ordinary_day(Browser browser) {
    OrdinaryDay day = OrdinaryDay.at(service, alice, bob);

    SignInPage.open(browser, service.console("/")).signIn(alice);
    OverviewPage overview = OverviewPage.seenBy(browser);
    overview.lists("Running", "36 pending");
    browser.show(Appearance.TALL);
    take(browser, "overview-busy");
    browser.show(Appearance.TALL_AND_DARK);
    take(browser, "overview-dark");
    browser.show(Appearance.NARROW);
    take(browser, "overview-narrow");
    browser.show(Appearance.ORDINARY);
    Header.of(browser).goTo("batches");
    BatchesPage.seenBy(browser).lists("Running", "36 pending");
    take(browser, "list");
    Header.of(browser).goTo("devices");
    DevicesPage.seenBy(browser).search(day.removed().uid()).historyOf(day.removed().name());
    take(browser, "device-history");
    Header.of(browser).goTo("dead");
    DeadLettersPage.seenBy(browser).chooseAll();
    take(browser, "dead-letters");

    browser.open(service.console("/batches/" + day.running()));
    BatchPage.seenBy(browser).is("Running");
    take(browser, "batch-running");
    browser.open(service.console("/batches/" + day.waiting()));
    BatchPage waiting = BatchPage.seenBy(browser);
    waiting.is("Waiting");
    Question question = waiting.cancel().asks("Cancel 25 pending lines?");
    take(browser, "batch-cancel");
    question.leave();
    browser.open(service.console("/batches/" + day.mixed()));
    BatchPage.seenBy(browser).is("Dead letters");
    take(browser, "batch-outcomes");
  }

  private static void take(Browser browser, String state) {
    Inspection.of(browser, state);
    browser.run("document.activeElement.blur(); scrollTo(0, 0)");
    Pictures.take(browser, state);
  }
}
