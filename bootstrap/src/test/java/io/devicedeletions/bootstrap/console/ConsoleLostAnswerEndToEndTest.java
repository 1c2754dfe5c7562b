package io.devicedeletions.bootstrap.console;

import io.devicedeletions.bootstrap.endtoend.CsvDevice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** What was asked for may have happened though its answer is lost; a refusal alone is certain. */
@InChromium
class ConsoleLostAnswerEndToEndTest {

  private static final List<CsvDevice> FLEET = CsvDevice.fleet("acme", 3);
  private static final By TRY_AGAIN = By.xpath("//main//button[.='Try again']");

  @TempDir Path folder;
  @AutoClose private Service service;
  @AutoClose private OldProxy proxy;
  private String token;

  @BeforeEach
  void serve() {
    service = Service.inDevelopment(folder, "--grace", "PT1H", "--max-attempts", "1");
    proxy = new OldProxy(service.api());
    service.register(FLEET);
    token = service.developmentToken("acme");
  }

  @Test
  void of_a_cancellation_is_not_taken_for_a_refusal(Browser browser) {
    List.of(429, 501, 502).forEach(browser.notes()::expectStatus);
    String batch = service.schedule(token, FLEET);
    SignInPage.open(browser, proxy.before(service.console("/batches/" + batch))).signIn(token);
    BatchPage page = BatchPage.seenBy(browser);

    proxy.refuse("cancellation");
    page.cancel().agree();
    page.announces("The batch was not cancelled.");
    speaks(browser, "The batch was not cancelled.");
    page.is("Waiting");

    proxy.loseAnswersFrom("cancellation");
    browser.click(TRY_AGAIN);
    Question.seenBy(browser).asks("Cancel 3 pending lines?").agree();
    page.announces("It is not known whether the batch was cancelled; repeating it is harmless.");
    page.announces("lost-on-the-way");
    speaks(browser, "It is not known whether the batch was cancelled");
    Inspection.of(browser, "cancellation without an answer");
    page.is("Finished");

    proxy.mend();
    browser.click(TRY_AGAIN);
    page.announces("Cancelled 3 lines. None was too late.");
  }

  @Test
  void of_a_requeue_is_not_taken_for_a_refusal(Browser browser) {
    List.of(429, 501, 502).forEach(browser.notes()::expectStatus);
    service.giveUp(service.schedule(token, FLEET.subList(0, 1)));
    SignInPage.open(browser, proxy.before(service.console("/dead"))).signIn(token);
    DeadLettersPage page = DeadLettersPage.seenBy(browser);
    page.choose(FLEET.get(0).name());

    proxy.refuse("requeue");
    page.requeue().agree();
    page.announces("Nothing was requeued.");
    speaks(browser, "Nothing was requeued.");

    proxy.loseAnswersFrom("requeue");
    page.requeue().agree();
    page.announces("It is not known whether the device was requeued; repeating it is harmless.");
    page.announces("lost-on-the-way");
    speaks(browser, "It is not known whether the device was requeued");
    Inspection.of(browser, "requeue without an answer");

    proxy.mend();
    browser.click(TRY_AGAIN);
    page.announces("Requeued 0 devices. 1 was no longer dead.");
    page.isEmpty();
  }

  /** Waits until a screen reader is told so. */
  private static void speaks(Browser browser, String words) {
    browser.untilTrue(
        "document.getElementById('announcer').textContent.startsWith('%s')".formatted(words));
  }
}
