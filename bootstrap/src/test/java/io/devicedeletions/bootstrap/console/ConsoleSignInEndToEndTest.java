package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A token lets in whoever has it, for as long as the page is open and no longer. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleSignInEndToEndTest {

  /** All that a browser could keep. */
  private static final String KEPT =
      """
      return Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])
        .then(found => ({ cookies: document.cookie, kept: localStorage.length + sessionStorage.length
          + found.reduce((sum, list) => sum + list.length, 0), address: location.href }));
      """;

  @TempDir static Path folder;
  @AutoClose private Service service;

  @BeforeAll
  void serve() {
    service = Service.inDevelopment(folder);
  }

  @Test
  void a_token_opens_the_console_until_the_page_is_loaded_anew(Browser browser) {
    SignInPage.open(browser, service.console("/")).signIn(service.developmentToken("acme"));
    OverviewPage.seenBy(browser).hasNoBatches();
    assertThat(Header.of(browser).account()).contains("acme", "expires");
    Inspection.of(browser, "overview of a tenant without batches");
    Header.of(browser).openAccount();
    Inspection.of(browser, "overview with the account open");
    assertThat(browser.run(KEPT))
        .isEqualTo(Map.of("cookies", "", "kept", 0L, "address", service.console("/").toString()));

    browser.reload();
    SignInPage.seenBy(browser);
  }

  @Test
  void a_bad_token_is_refused_in_words(Browser browser) {
    browser.notes().expectStatus(401);
    SignInPage page = SignInPage.open(browser, service.console("/"));
    Inspection.of(browser, "sign in");
    page.enter("").complains("Paste a token first.");
    page.enter("<token>").complains("This has characters that no token has.");
    page.enter("eyJhbGciOiJub25lIn0.e30.").complains("The server did not accept this token.");
    Inspection.of(browser, "sign in, refused");
    page.signIn("Bearer " + service.developmentToken("acme"));
  }

  @Test
  void signing_out_forgets_the_token_and_what_was_seen(Browser browser) {
    SignInPage.open(browser, service.console("/")).signIn(service.developmentToken("globex"));
    OverviewPage.seenBy(browser);
    Header.of(browser).signOut();

    assertThat(browser.sees(By.id("navigation"))).isFalse();
    assertThat(String.valueOf(browser.run("return document.documentElement.outerHTML")))
        .doesNotContain("globex", "eyJ");
    assertThat(String.valueOf(browser.run(KEPT))).contains("cookies=, ", "kept=0");
  }
}
