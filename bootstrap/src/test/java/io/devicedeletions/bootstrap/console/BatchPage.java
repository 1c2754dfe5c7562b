package io.devicedeletions.bootstrap.console;

import java.util.List;
import org.openqa.selenium.By;

/** One batch and its lines. */
final class BatchPage {

  private static final By CANCEL = By.cssSelector(".cancel > button");

  private final Browser browser;

  private BatchPage(Browser browser) {
    this.browser = browser;
  }

  /** Waits for it to come, with its lines. */
  static BatchPage seenBy(Browser browser) {
    browser.see(By.cssSelector(".lines tbody tr"));
    return new BatchPage(browser);
  }

  /** Waits until it is {@code Waiting}, {@code Running}, {@code Dead letters}, {@code Finished}. */
  void is(String state) {
    browser.read(By.cssSelector(".batch-state .badge"), state);
  }

  /** Waits until the lines say so too. */
  void everyLineIs(String outcome, int lines) {
    browser.count(
        By.xpath("//table[contains(@class, 'lines')]/tbody/tr[contains(., '" + outcome + "')]"),
        lines);
  }

  String about() {
    return browser.text(By.className("batch-side"));
  }

  List<String> lines() {
    return browser.texts(By.cssSelector(".lines tbody tr"));
  }

  List<String> names() {
    return browser.texts(By.cssSelector(".lines bdi.name"));
  }

  void interventions(String text) {
    browser.read(By.className("history"), text);
  }

  Question cancel() {
    browser.click(CANCEL);
    return Question.seenBy(browser);
  }

  void cannotBeCancelled() {
    browser.doNotSee(CANCEL);
  }

  /** Waits for what became of the cancellation, said where a screen reader hears it. */
  void announces(String result) {
    browser.read(By.cssSelector(".cancel-result[role=status]"), result);
  }

  /** Presses the button above the lines that keeps those with an outcome. */
  void only(String outcome) {
    browser.click(By.xpath("//button[contains(@class, 'chip')][contains(., '" + outcome + "')]"));
  }

  void find(String words) {
    browser.type(By.id("find-line"), words);
  }

  /** What is set above the lines: the outcome and the words. */
  String filter() {
    return browser.text(By.cssSelector(".chip[aria-pressed=true]")).replaceAll("\\s+", " ")
        + "/"
        + browser.see(By.id("find-line")).getDomProperty("value");
  }
}
