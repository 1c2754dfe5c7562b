package io.devicedeletions.bootstrap.console;

import java.net.URI;
import org.openqa.selenium.By;

/** Where the console asks for a token. */
final class SignInPage {

  private static final By FIELD = By.id("signin-token");
  private static final By ENTER = By.cssSelector(".signin button[type=submit]");
  private static final By COMPLAINT = By.id("signin-error");

  private final Browser browser;

  private SignInPage(Browser browser) {
    this.browser = browser;
  }

  static SignInPage open(Browser browser, URI address) {
    browser.open(address);
    return seenBy(browser);
  }

  /** Waits for it to come. */
  static SignInPage seenBy(Browser browser) {
    browser.see(FIELD);
    return new SignInPage(browser);
  }

  /** Signs in where the address leads to. */
  void signIn(String token) {
    enter(token);
    Header.of(browser);
  }

  SignInPage enter(String token) {
    browser.type(FIELD, token);
    browser.click(ENTER);
    return this;
  }

  void complains(String text) {
    browser.read(COMPLAINT, text);
  }
}
