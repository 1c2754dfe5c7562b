package io.devicedeletions.bootstrap.console;

import java.util.List;
import org.openqa.selenium.By;

/** The list of batches, newest first. */
final class BatchesPage {

  private static final By ROWS = By.cssSelector("main .batches tbody tr");
  private static final By PLACE = By.className("pager-place");

  private final Browser browser;

  private BatchesPage(Browser browser) {
    this.browser = browser;
  }

  /** Waits for it to come. */
  static BatchesPage seenBy(Browser browser) {
    browser.see(By.xpath("//h1[.='Batches']"));
    browser.doNotSee(By.cssSelector("main .loading"));
    return new BatchesPage(browser);
  }

  void isEmpty() {
    browser.read(By.cssSelector("main .empty"), "No batches yet.");
  }

  /** Waits for a row with these words. */
  void lists(String state, String words) {
    browser.see(
        By.xpath("//main//tbody/tr[contains(., '%s')][contains(., '%s')]".formatted(state, words)));
  }

  void hasRows(int number) {
    browser.count(ROWS, number);
  }

  List<String> rows() {
    return browser.texts(ROWS);
  }

  /** Keeps those in one state alone. */
  void only(String state) {
    browser.click(By.xpath("//nav[@aria-label='Batches by state']/a[.='" + state + "']"));
    browser.see(
        By.xpath(
            "//nav[@aria-label='Batches by state']/a[@aria-current][.='%s']".formatted(state)));
    browser.doNotSee(By.cssSelector("main .loading"));
  }

  /** Turns the page: {@code Older}, {@code Newer}, {@code Newest}. */
  void turnTo(String direction, int page) {
    browser.click(By.xpath("//nav[@class='pager']/a[.='" + direction + "']"));
    browser.read(PLACE, "Page " + page);
    browser.doNotSee(By.cssSelector("main .loading"));
  }

  /** Follows the first row. */
  BatchPage openFirst() {
    browser.click(By.cssSelector("main .batches tbody tr:first-child .batch-link"));
    return BatchPage.seenBy(browser);
  }
}
