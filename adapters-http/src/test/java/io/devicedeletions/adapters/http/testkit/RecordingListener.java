package io.devicedeletions.adapters.http.testkit;

import io.devicedeletions.adapters.http.ApiListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it hears, one text a call. */
public final class RecordingListener implements ApiListener {

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  @Override
  public void requestAnswered(String method, String route, int status, long nanoseconds) {
    heard.add(method + " " + route + " " + status);
  }

  @Override
  public void batchAccepted(int scheduled, int invalid, int failed) {
    heard.add("accepted " + scheduled + " " + invalid + " " + failed);
  }

  @Override
  public void unknownPropertiesIgnored(int count) {
    heard.add("ignored " + count);
  }

  @Override
  public void requestShed() {
    heard.add("shed");
  }

  /** How often a text was heard and not asked for yet. */
  public long count(String text) {
    return heard.stream().filter(text::equals).count();
  }

  /** The next thing heard; waits for it. */
  public String next() throws InterruptedException {
    String text = heard.poll(10, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError("nothing more was heard");
    }
    return text;
  }
}
