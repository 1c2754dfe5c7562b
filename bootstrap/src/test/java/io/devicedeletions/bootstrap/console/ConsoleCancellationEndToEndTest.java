package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.CsvDevice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rests can be called back, after a question, and the page says how it went. */
@InChromium
class ConsoleCancellationEndToEndTest {

  private static final List<CsvDevice> FLEET = CsvDevice.fleet("acme", 6);

  @TempDir Path folder;
  @AutoClose private Service service;
  private String token;

  @BeforeEach
  void serve() {
    service = Service.inDevelopment(folder, "--grace", "PT1H");
    service.register(FLEET);
    token = service.developmentToken("acme");
  }

  @Test
  void is_cancelled_within_its_grace(Browser browser) {
    String batch = service.schedule(token, FLEET.subList(0, 3));
    SignInPage.open(browser, service.console("/batches/" + batch)).signIn(token);
    BatchPage page = BatchPage.seenBy(browser);
    page.is("Waiting");
    Inspection.of(browser, "waiting batch");

    Question question = page.cancel().asks("Cancel 3 pending lines?");
    Inspection.of(browser, "question before cancelling");
    question.leave();
    page.is("Waiting");
    page.cancel().agree();
    page.announces("Cancelled 3 lines. None was too late.");
    page.is("Finished");
    page.everyLineIs("Cancelled by acme before it was removed.", 3);
    page.interventions("Cancelled 3 lines by acme");
    page.cannotBeCancelled();
    Inspection.of(browser, "cancelled batch");
    assertThat(service.store().select("SELECT count(*) FROM device WHERE tenant = 'acme'"))
        .containsExactly("6");
  }
}
