package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;

/**
 * The browser's own log: errors of scripts and of loading, violated policies, and every request.
 */
final class BrowserNotes {

  private static final Pattern REFUSED = Pattern.compile("responded with a status of (\\d+)");
  private static final Json JSON = new Json();

  private final ChromeDriver driver;
  private final Set<String> origins = new HashSet<>();
  private final Set<Integer> refusals = new HashSet<>();
  private final List<String> errors = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private int requests;

  BrowserNotes(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Requests may go there. */
  void expectOrigin(URI address) {
    origins.add(address.resolve("/").toString());
  }

  /** The server will answer so, which the browser notes as an error. */
  void expectStatus(int status) {
    refusals.add(status);
  }

  /** What should not have been noted. */
  List<String> errors() {
    look();
    return List.copyOf(errors);
  }

  /** Addresses elsewhere that were asked. */
  List<String> foreign() {
    look();
    return List.copyOf(foreign);
  }

  void areClean() {
    assertThat(errors()).as("errors and violations in the browser's log").isEmpty();
    assertThat(foreign()).as("requests that left %s", origins).isEmpty();
    assertThat(requests).as("requests that were noted at all").isPositive();
  }

  void forget() {
    look();
    origins.clear();
    refusals.clear();
    errors.clear();
    foreign.clear();
    requests = 0;
  }

  /** Reading the log empties it. */
  private void look() {
    for (LogEntry entry : driver.manage().logs().get("browser")) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue() && !isExpected(entry)) {
        errors.add(entry.getLevel() + " " + entry.getMessage());
      }
    }
    for (LogEntry entry : driver.manage().logs().get("performance")) {
      request(entry.getMessage());
    }
  }

  private boolean isExpected(LogEntry entry) {
    Matcher status = REFUSED.matcher(entry.getMessage());
    return status.find() && refusals.contains(Integer.parseInt(status.group(1)));
  }

  private void request(String event) {
    if (!event.contains("\"Network.requestWillBeSent\"")) {
      return;
    }
    String address = addressOf(event);
    requests++;
    if (leavesTheBrowser(address) && origins.stream().noneMatch(address::startsWith)) {
      foreign.add(address);
    }
  }

  private static boolean leavesTheBrowser(String address) {
    return !address.startsWith("data:") && !address.startsWith("about:");
  }

  private static String addressOf(String event) {
    Map<String, Object> whole = JSON.toType(event, Json.MAP_TYPE);
    return String.valueOf(in(in(in(whole, "message"), "params"), "request").get("url"));
  }

  private static Map<?, ?> in(Map<?, ?> object, String key) {
    return object.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
  }
}
