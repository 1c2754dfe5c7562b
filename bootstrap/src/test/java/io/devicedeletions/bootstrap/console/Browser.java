package io.devicedeletions.bootstrap.console;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a person does with a browser, and what the browser notes meanwhile. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

  private static final String NOWHERE = "about:blank";

  /** A violation of the page's policy is noted like any other error. */
  private static final String WATCH_POLICY =
      """
      addEventListener('securitypolicyviolation', event => console.error(
        `policy violated: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))
      """;

  private final Chromium chromium;
  private final ChromeDriver driver;
  private final BrowserNotes notes;

  Browser(Chromium chromium) {
    this.chromium = chromium;
    this.driver = chromium.driver();
    this.notes = new BrowserNotes(driver);
    driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH_POLICY));
    driver.get(NOWHERE);
    show(Appearance.ORDINARY);
    notes.forget();
  }

  void open(URI address) {
    notes.expectOrigin(address);
    driver.get(address.toString());
  }

  /** What it has noted so far. */
  BrowserNotes notes() {
    return notes;
  }

  /** How wide it is, and which colours the person prefers. */
  void show(Appearance appearance) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            appearance.width(),
            "height",
            appearance.height(),
            "deviceScaleFactor",
            1,
            "mobile",
            false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", appearance.scheme()),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** Waits for something to be seen. */
  WebElement see(By what) {
    return until(ExpectedConditions.visibilityOfElementLocated(what));
  }

  void doNotSee(By what) {
    until(ExpectedConditions.invisibilityOfElementLocated(what));
  }

  boolean sees(By what) {
    return driver.findElements(what).stream().anyMatch(WebElement::isDisplayed);
  }

  /** Waits until this can be read there. */
  void read(By where, String text) {
    until(
        ExpectedConditions.refreshed(
            ExpectedConditions.textToBePresentInElementLocated(where, text)));
  }

  String text(By where) {
    return see(where).getText();
  }

  List<String> texts(By where) {
    return driver.findElements(where).stream().map(WebElement::getText).toList();
  }

  void count(By what, int number) {
    until(ExpectedConditions.numberOfElementsToBe(what, number));
  }

  void click(By what) {
    until(ExpectedConditions.refreshed(ExpectedConditions.elementToBeClickable(what))).click();
  }

  void type(By field, String text) {
    see(field).clear();
    see(field).sendKeys(text);
  }

  /** Presses keys wherever the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void reload() {
    driver.navigate().refresh();
  }

  /** Runs a script in the page; a promise is waited for. */
  @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits until a script gives true. */
  void untilTrue(String script) {
    until(browser -> Boolean.TRUE.equals(run("return " + script)));
  }

  <T> T until(ExpectedCondition<T> condition) {
    return new WebDriverWait(driver, PATIENCE, BETWEEN_LOOKS)
        .ignoring(StaleElementReferenceException.class)
        .until(condition);
  }

  byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  /** Leaves the page; fails if anything was noted that should not be. */
  void leave() {
    try {
      notes.areClean();
    } finally {
      driver.get(NOWHERE);
      driver.manage().deleteAllCookies();
      show(Appearance.ORDINARY);
      notes.forget();
    }
  }

  @Override
  public void close() {
    chromium.close();
  }
}
