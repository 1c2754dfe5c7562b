package io.devicedeletions.bootstrap.console;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A dialog that asks before something is done. */
final class Question {

  private static final By OPEN = By.cssSelector("dialog[open]");

  private final Browser browser;

  private Question(Browser browser) {
    this.browser = browser;
  }

  /** Waits for it to come. */
  static Question seenBy(Browser browser) {
    browser.see(OPEN);
    return new Question(browser);
  }

  Question asks(String title) {
    browser.read(By.cssSelector("dialog[open] h2"), title);
    return this;
  }

  void leave() {
    browser.press(Keys.ESCAPE);
    browser.doNotSee(OPEN);
  }

  void agree() {
    browser.click(By.cssSelector("dialog[open] .actions button:last-child"));
    browser.doNotSee(OPEN);
  }
}
