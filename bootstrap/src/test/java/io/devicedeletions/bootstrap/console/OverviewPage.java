package io.devicedeletions.bootstrap.console;

import org.openqa.selenium.By;

/** Is anything waiting, and is it moving? */
final class OverviewPage {

  private static final By VERDICT = By.className("verdict-title");

  private final Browser browser;

  private OverviewPage(Browser browser) {
    this.browser = browser;
  }

  /** Waits for it to come, with its plot. */
  static OverviewPage seenBy(Browser browser) {
    browser.see(VERDICT);
    browser.see(By.cssSelector(".plot-canvas canvas"));
    return new OverviewPage(browser);
  }

  void says(String verdict) {
    browser.read(VERDICT, verdict);
  }

  /** One of the big numbers. */
  void tells(String fact, String value) {
    browser.read(
        By.xpath("//div[@class='fact'][dt='" + fact + "']/dd[@class='fact-value']"), value);
  }

  void lists(String state, String batch) {
    browser.see(
        By.xpath(
            "//table[contains(@class, 'batches')]//tr[contains(., '%s')][contains(., '%s')]"
                .formatted(state, batch)));
  }

  void hasNoBatches() {
    browser.read(By.cssSelector(".panel .empty"), "No batches yet.");
  }
}
