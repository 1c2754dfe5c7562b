package io.devicedeletions.bootstrap.console;

import java.util.List;
import org.openqa.selenium.By;

/** What was given up. */
final class DeadLettersPage {

  private static final By ROWS = By.cssSelector(".dead tbody tr");

  private final Browser browser;

  private DeadLettersPage(Browser browser) {
    this.browser = browser;
  }

  /** Waits for it to come. */
  static DeadLettersPage seenBy(Browser browser) {
    browser.see(By.xpath("//h1[.='Dead letters']"));
    browser.doNotSee(By.cssSelector("main .loading"));
    return new DeadLettersPage(browser);
  }

  List<String> rows() {
    return browser.texts(ROWS);
  }

  void choose(String device) {
    browser.click(
        By.xpath("//table[contains(@class, 'dead')]//tr[contains(., '" + device + "')]//label"));
  }

  void chooseAll() {
    browser.click(By.cssSelector(".select-all label"));
  }

  Question requeue() {
    browser.click(By.cssSelector(".selection-bar button"));
    return Question.seenBy(browser);
  }

  void announces(String result) {
    browser.read(By.cssSelector(".result[role=status]"), result);
  }

  void isEmpty() {
    browser.read(By.cssSelector("main .empty"), "No dead letters.");
  }

  /** Waits until it says that the token does not permit this. */
  void refuses(String why) {
    browser.read(By.cssSelector("main .refused"), why);
  }
}
