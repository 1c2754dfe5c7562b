package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.CsvDevice;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The whole walk with Tab, Enter and Escape, and Space where a box is ticked. */
@InChromium
class ConsoleKeyboardEndToEndTest {

  private static final int MOST_TABS = 60;
  private static final List<CsvDevice> FLEET = CsvDevice.fleet("acme", 3);

  private static final String FOCUS =
      """
      const at = document.activeElement;
      return `${at.tagName} ${at.id} ${at.textContent.trim().replace(/\\s+/g, ' ')}`;
      """;

  @TempDir Path folder;
  @AutoClose private Service service;

  @BeforeEach
  void serve() {
    service = Service.inDevelopment(folder, "--grace", "PT1H", "--max-attempts", "1");
  }

  @Test
  void needs_no_mouse(Browser browser) {
    service.register(FLEET);
    String token = service.developmentToken("acme");
    service.schedule(token, FLEET);
    String dead = service.schedule(token, FLEET.subList(0, 1));
    service.giveUp(dead);

    signsIn(browser, token);
    opensTheBatch(browser);
    cancels(browser);
    findsTheDevice(browser);
    requeues(browser);
    signsOut(browser);
  }

  private void signsIn(Browser browser, String token) {
    SignInPage.open(browser, service.console("/"));
    assertThat(focus(browser)).startsWith("INPUT signin-token");
    browser.press(token);
    tabTo(browser, "BUTTON .*Sign in", Keys.ENTER);
    OverviewPage.seenBy(browser);
    assertThat(focus(browser)).isEqualTo("H1 Overview");
  }

  private static void opensTheBatch(Browser browser) {
    tabTo(browser, "A .*Skip to the content", Keys.ENTER);
    assertThat(focus(browser)).isEqualTo("H1 Overview");
    tabTo(browser, "A .*Batches", Keys.ENTER);
    BatchesPage.seenBy(browser).lists("Waiting", "3 devices");
    assertThat(focus(browser)).isEqualTo("H1 Batches");
    tabTo(browser, "A .*3 devices", Keys.ENTER);
    BatchPage.seenBy(browser).is("Waiting");
  }

  private static void cancels(Browser browser) {
    tabTo(browser, "BUTTON .*Cancel the batch.*", Keys.ENTER);
    assertThat(focus(browser)).as("the harmless answer").isEqualTo("BUTTON Keep the batch");
    browser.press(Keys.ESCAPE);
    browser.doNotSee(By.tagName("dialog"));
    assertThat(focus(browser)).startsWith("BUTTON Cancel the batch");
    browser.press(Keys.ENTER);
    tabTo(browser, "BUTTON .*Cancel 3 lines", Keys.ENTER);
    BatchPage page = BatchPage.seenBy(browser);
    page.announces("Cancelled 3 lines.");
    page.is("Finished");
    assertThat(focus(browser)).as("focus after the button has gone").doesNotStartWith("BODY");
  }

  private static void findsTheDevice(Browser browser) {
    tabTo(browser, "A .*Devices", Keys.ENTER);
    DevicesPage page = DevicesPage.seenBy(browser);
    tabTo(browser, "INPUT device-search.*");
    browser.press(FLEET.get(0).name(), Keys.ENTER);
    assertThat(page.historyOf(FLEET.get(0).uid())).hasSize(1);
  }

  private static void requeues(Browser browser) {
    tabTo(browser, "A .*Dead.*", Keys.ENTER);
    DeadLettersPage page = DeadLettersPage.seenBy(browser);
    tabTo(browser, "INPUT dead-0.*", Keys.SPACE);
    tabTo(browser, "BUTTON .*Requeue …", Keys.ENTER);
    tabTo(browser, "BUTTON .*Requeue 1", Keys.ENTER);
    page.announces("Requeued 1 device.");
    page.isEmpty();
  }

  private static void signsOut(Browser browser) {
    tabTo(browser, "SUMMARY .*Account.*", Keys.ENTER);
    browser.press(Keys.ESCAPE);
    browser.doNotSee(By.className("menu-body"));
    browser.press(Keys.ENTER);
    tabTo(browser, "BUTTON .*Sign out", Keys.ENTER);
    SignInPage.seenBy(browser);
    assertThat(focus(browser)).startsWith("INPUT signin-token");
  }

  private static String focus(Browser browser) {
    return String.valueOf(browser.run(FOCUS)).replaceAll(" +", " ").strip();
  }

  private static void tabTo(Browser browser, String wanted, CharSequence... keys) {
    Pattern pattern = Pattern.compile(wanted);
    int tabs = 0;
    while (!pattern.matcher(focus(browser)).matches()) {
      assertThat(tabs++)
          .as("tabs to " + wanted + ", now at " + focus(browser))
          .isLessThan(MOST_TABS);
      browser.press(Keys.TAB);
    }
    if (keys.length > 0) {
      browser.press(keys);
    }
  }
}
