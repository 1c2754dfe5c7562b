package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import java.time.Duration;

/** Remembers when the store was lost and found, and how long claims took. Not thread-safe. */
final class NewsListener implements RemovalListener {

  private Vector<String> news = Vector.empty();
  private Vector<Duration> durations = Vector.empty();

  @Override
  public void claimed(TenantId tenant, Claim claim, Duration took) {
    durations = durations.append(took);
  }

  @Override
  public void claimFailed(TenantId tenant, Throwable cause) {}

  @Override
  public void roundFailed(Throwable cause) {}

  @Override
  public void storeLost() {
    news = news.append("lost");
  }

  @Override
  public void storeFound() {
    news = news.append("found");
  }

  Vector<String> news() {
    return news;
  }

  Vector<Duration> durations() {
    return durations;
  }
}
