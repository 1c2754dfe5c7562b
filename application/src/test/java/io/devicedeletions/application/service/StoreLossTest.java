package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever listens hears once that the store is lost, however often it fails, and once the end. */
@Timeout(60)
class StoreLossTest {

  private final InMemoryStore store = new InMemoryStore();
  private final Heard heard = new Heard();

  private static final class Heard implements RemovalListener {

    private final Queue<String> news = new ConcurrentLinkedQueue<>();
    private final Signal claimed = new Signal();

    @Override
    public void claimed(TenantId tenant, Claim claim, Duration took) {
      claimed.give();
    }

    @Override
    public void claimFailed(TenantId tenant, Throwable cause) {}

    @Override
    public void roundFailed(Throwable cause) {}

    @Override
    public void storeLost() {
      news.add("lost");
    }

    @Override
    public void storeFound() {
      news.add("found");
    }
  }

  @Test
  void a_store_that_fails_three_times_is_lost_and_found_once() {
    assertThat(newsWhile(3)).containsExactly("lost", "found");
  }

  @Test
  void a_store_that_never_fails_is_no_news() {
    assertThat(newsWhile(0)).isEmpty();
  }

  private Queue<String> newsWhile(int failures) {
    store.deletionQueue().enqueue(new SampleBatches().of(ACME, device(1)), Grace.NONE);
    RemovalWorkers workers =
        Embedded.over(store, new FlakyDueDeletions(store.dueDeletions(), failures), heard)
            .startWorkers(new WorkerSettings(1, Duration.ofMillis(1), Duration.ofMillis(1)));
    try (workers) {
      heard.claimed.await();
    }
    return heard.news;
  }
}
