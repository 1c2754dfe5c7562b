package io.devicedeletions.bootstrap.console;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What comes over the page when the token is over. */
final class ExpiredDialog {

  private static final By FIELD = By.id("expired-token");

  private final Browser browser;

  private ExpiredDialog(Browser browser) {
    this.browser = browser;
  }

  /** Waits for it to come. */
  static ExpiredDialog seenBy(Browser browser) {
    browser.see(FIELD);
    return new ExpiredDialog(browser);
  }

  void isNotLeftByEscape() {
    browser.press(Keys.ESCAPE);
    browser.press(Keys.ESCAPE);
    browser.see(FIELD);
    browser.untilTrue("document.getElementById('shell').inert");
  }

  void goOnWith(String token) {
    browser.type(FIELD, token + Keys.ENTER);
    browser.doNotSee(FIELD);
    browser.untilTrue("!document.getElementById('shell').inert");
  }
}
