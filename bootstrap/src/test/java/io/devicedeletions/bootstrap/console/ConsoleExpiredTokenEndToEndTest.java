package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.CsvDevice;
import io.devicedeletions.bootstrap.endtoend.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token that ends under one's hands costs a paste, and nothing that was set. */
@InChromium
class ConsoleExpiredTokenEndToEndTest {

  /** A server takes a token half a minute longer than the token says: of which so much is left. */
  private static final Duration NEARLY_OVER = Duration.ofSeconds(-20);

  private static final Duration FRESH = Duration.ofMinutes(15);
  private static final List<CsvDevice> FLEET = CsvDevice.fleet("acme", 12);

  private final TestTokens issuer = new TestTokens();

  @TempDir Path folder;
  @AutoClose private Service service;

  @BeforeEach
  void serve() {
    service = Service.trusting(issuer, folder);
  }

  @Test
  void a_new_token_goes_on_where_one_was(Browser browser) {
    browser.notes().expectStatus(401);
    service.register(FLEET);
    service.pause(true);
    String batch = service.schedule(token(FRESH), FLEET);
    SignInPage page = SignInPage.open(browser, service.console("/batches/" + batch));
    page.signIn(token(NEARLY_OVER));
    BatchPage running = BatchPage.seenBy(browser);
    running.only("pending");
    running.find("acme-1");

    ExpiredDialog dialog = ExpiredDialog.seenBy(browser);
    Inspection.of(browser, "expired token");
    Pictures.take(browser, "expired");
    dialog.isNotLeftByEscape();
    dialog.goOnWith(token(FRESH));
    assertThat(running.filter()).isEqualTo("P 12 pending/acme-1");
    assertThat(running.names()).containsExactly("acme-1", "acme-10", "acme-11");

    service.pause(false);
    running.is("Finished");
  }

  private String token(Duration left) {
    return issuer.of("alice@acme", TestTokens.SCOPE, left);
  }
}
