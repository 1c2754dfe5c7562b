package io.devicedeletions.bootstrap.console;

import org.openqa.selenium.By;

/** What stands above every page, once somebody has signed in. */
final class Header {

  private static final By ACCOUNT = By.cssSelector("#account summary");

  private final Browser browser;

  private Header(Browser browser) {
    this.browser = browser;
  }

  /** Waits for it to come. */
  static Header of(Browser browser) {
    browser.see(By.cssSelector("body.signed-in #navigation"));
    return new Header(browser);
  }

  /** Goes to {@code overview}, {@code batches}, {@code devices} or {@code dead}. */
  void goTo(String section) {
    browser.click(By.cssSelector("#navigation a[data-section=" + section + "]"));
    browser.see(By.cssSelector("#navigation a[data-section=" + section + "][aria-current=page]"));
  }

  String account() {
    return browser.text(ACCOUNT);
  }

  void openAccount() {
    browser.click(ACCOUNT);
    browser.see(By.cssSelector("#account .menu-body"));
  }

  SignInPage signOut() {
    openAccount();
    browser.click(By.xpath("//div[@id='account']//button[.='Sign out']"));
    return SignInPage.seenBy(browser);
  }

  /** How the numbers come in: {@code live} or {@code polling}. */
  void numbersCome(String mode) {
    browser.see(By.cssSelector("#live[data-mode=" + mode + "]"));
  }

  /** How many are dead, as the navigation says. */
  void deadAre(String number) {
    browser.read(By.id("dead-count"), number);
  }

  void noneIsDead() {
    browser.doNotSee(By.id("dead-count"));
  }
}
