package io.devicedeletions.bootstrap.console;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Who removed a device, when, and why. */
final class DevicesPage {

  private static final By FIELD = By.id("device-search");
  private static final By ENTRIES = By.cssSelector(".timeline > li");

  private final Browser browser;

  private DevicesPage(Browser browser) {
    this.browser = browser;
  }

  /** Waits for it to come. */
  static DevicesPage seenBy(Browser browser) {
    browser.see(FIELD);
    return new DevicesPage(browser);
  }

  DevicesPage search(String uidOrName) {
    browser.type(FIELD, uidOrName + Keys.ENTER);
    return this;
  }

  /** What is written in the field is a name, whatever it looks like. */
  DevicesPage searchAsName() {
    browser.click(By.id("device-other"));
    return this;
  }

  /** Waits until it says what is wrong with the text in the field. */
  void complains(String what) {
    browser.read(By.id("device-error"), what);
  }

  void takesItFor(String kind) {
    browser.read(By.id("device-kind"), kind);
  }

  /** Waits for the newest entry about this device. */
  List<String> historyOf(String device) {
    browser.see(By.xpath("//ol[@class='timeline']/li[1][contains(., '" + device + "')]"));
    return browser.texts(ENTRIES);
  }

  void knowsNothing() {
    browser.read(By.cssSelector(".results .empty"), "No record of this device.");
  }

  /** Unfolds what the inventory knew. */
  String attributes() {
    browser.click(By.cssSelector(".timeline .entry > details > summary"));
    return browser.text(By.className("attributes"));
  }
}
