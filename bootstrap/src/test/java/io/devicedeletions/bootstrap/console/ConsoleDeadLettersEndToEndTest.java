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

/** What was given up is shown with its reason, and goes on once that is gone. */
@InChromium
class ConsoleDeadLettersEndToEndTest {

  private static final List<CsvDevice> FLEET = CsvDevice.fleet("acme", 4);

  private final TestTokens issuer = new TestTokens();

  @TempDir Path folder;
  @AutoClose private Service service;

  @BeforeEach
  void serve() {
    service = Service.trusting(issuer, folder, "--max-attempts", "1");
  }

  @Test
  void are_requeued_and_removed(Browser browser) {
    service.register(FLEET);
    service
        .store()
        .sql(
            """
        CREATE TRIGGER on_loan BEFORE DELETE ON device WHEN OLD.name LIKE '%2'
        BEGIN SELECT RAISE(ABORT, 'this device is on loan'); END
        """);
    String token = token(TestTokens.SCOPE + " device_deletions:admin");
    String batch = service.schedule(token, FLEET);
    service.store().await("SELECT count(*) FROM deletion_dead", 1);

    SignInPage.open(browser, service.console("/batches/" + batch)).signIn(token);
    BatchPage.seenBy(browser).is("Dead letters");
    Inspection.of(browser, "batch with dead letters");
    Header.of(browser).deadAre("1");
    Header.of(browser).goTo("dead");
    DeadLettersPage page = DeadLettersPage.seenBy(browser);
    assertThat(page.rows()).singleElement().asString().contains("acme-2", "this device is on loan");
    page.choose("acme-2");
    Inspection.of(browser, "dead letters, one chosen");

    service.store().sql("DROP TRIGGER on_loan");
    Question question = page.requeue().asks("Requeue 1 device?");
    Inspection.of(browser, "question before requeueing");
    question.agree();
    page.announces("Requeued 1 device.");
    page.isEmpty();
    Inspection.of(browser, "no dead letters");
    service.store().await("SELECT count(*) FROM device WHERE tenant = 'acme'", 0);
    Header.of(browser).noneIsDead();

    browser.open(service.console("/batches/" + batch));
    BatchPage ended = BatchPage.seenBy(browser);
    ended.is("Finished");
    ended.everyLineIs("removed", 4);
    ended.interventions("Requeued 1 line by alice@acme");
  }

  @Test
  void need_a_scope_of_their_own(Browser browser) {
    browser.notes().expectStatus(403);
    SignInPage.open(browser, service.console("/dead")).signIn(token(TestTokens.SCOPE));
    DeadLettersPage.seenBy(browser).refuses("does not carry the scope that this needs");
    Inspection.of(browser, "dead letters without the scope");
  }

  private String token(String scopes) {
    return issuer.of("alice@acme", scopes, Duration.ofMinutes(15));
  }
}
