package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static io.devicedeletions.domain.testkit.SampleTenants.INITECH;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How every store treats tenants by their settings, and what it tells of the time to come. */
public abstract class TenantTreatmentContract extends StoreContract {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final DueWork NOTHING = new DueWork(Vector.empty(), Option.none());

  /** For subclasses. */
  protected TenantTreatmentContract() {}

  private void save(TenantId tenant, TenantSettings settings) {
    tenants().save(new Tenant(tenant, true, settings));
  }

  private void pause(TenantId tenant, boolean paused) {
    save(tenant, TenantSettings.DEFAULT.withPaused(paused));
  }

  private void scheduleWithGrace(TenantId tenant, Duration grace) {
    queue().enqueue(batches().of(tenant, device(1)), new Grace(grace));
  }

  private DueWork lookAhead() {
    return dueDeletions().lookAhead();
  }

  @Test
  void keepsSettings() {
    TenantSettings settings = new TenantSettings(100, true, Option.some(Long.MAX_VALUE));
    save(ACME, settings);

    assertThat(tenants().find(ACME)).containsExactly(new Tenant(ACME, true, settings));
    assertThat(tenants().all()).containsExactly(new Tenant(ACME, true, settings));
    save(ACME, TenantSettings.DEFAULT);
    assertThat(tenants().find(ACME)).containsExactly(new Tenant(ACME, true));
  }

  @Test
  void leavesAPausedTenantOutAndKeepsItsWork() {
    register(ACME, device(1));
    schedule(ACME, device(1));
    schedule(GLOBEX, device(1));
    pause(ACME, true);

    assertThat(Claims.tenants(dueDeletions())).containsExactly(GLOBEX);
    assertThat(pending(ACME)).isOne();
    assertThat(devicesOf(ACME)).containsExactly(device(1));
  }

  @Test
  void takesWorkOfAPausedTenantInAndServesItOnceItIsResumed() {
    pause(ACME, true);
    register(ACME, device(1));
    var batch = schedule(ACME, device(1));
    assertThat(lookAhead()).isEqualTo(NOTHING);

    pause(ACME, false);
    assertThat(outcomes(batch)).containsExactly(RemovalOutcome.REMOVED);
  }

  @Test
  void tellsTheWeightOfEachTenant() {
    schedule(ACME, device(1));
    schedule(GLOBEX, device(1));
    schedule(INITECH, device(1));
    save(ACME, TenantSettings.DEFAULT.withWeight(100));
    save(GLOBEX, TenantSettings.DEFAULT);

    assertThat(lookAhead().tenants())
        .containsExactlyInAnyOrder(
            new DueTenant(ACME, 100), new DueTenant(GLOBEX, 1), new DueTenant(INITECH, 1));
    save(ACME, TenantSettings.DEFAULT.withWeight(7));
    assertThat(lookAhead().tenants()).contains(new DueTenant(ACME, 7));
  }

  @Test
  void tellsWhenTheNextWorkBecomesDue() {
    scheduleWithGrace(ACME, HOUR.multipliedBy(3));
    scheduleWithGrace(GLOBEX, HOUR);

    assertThat(lookAhead().tenants()).isEmpty();
    assertThat(lookAhead().nextDueIn().get()).isBetween(HOUR.dividedBy(2), HOUR);
    store().passTime(HOUR);
    assertThat(Claims.tenants(dueDeletions())).containsExactly(GLOBEX);
    assertThat(lookAhead().nextDueIn().get()).isBetween(HOUR, HOUR.multipliedBy(2));
  }

  @Test
  void tellsOfWorkToComeOnceWhatIsDueIsDone() {
    scheduleWithGrace(ACME, HOUR);
    schedule(ACME, device(2));

    assertThat(lookAhead())
        .isEqualTo(new DueWork(Vector.of(new DueTenant(ACME, 1)), Option.none()));
    drain(ACME);
    assertThat(lookAhead().tenants()).isEmpty();
    assertThat(lookAhead().nextDueIn().get()).isBetween(HOUR.dividedBy(2), HOUR);
  }

  @Test
  void tellsNothingOfTheWorkToComeOfAPausedTenant() {
    scheduleWithGrace(ACME, HOUR);
    pause(ACME, true);

    assertThat(lookAhead()).isEqualTo(NOTHING);
  }

  @Test
  void tellsOfALineThatWaitsForItsNextAttempt() {
    register(ACME, device(1));
    store().poison(ACME, device(1).uid());
    schedule(ACME, device(1));
    claim(ACME);

    DueWork work = lookAhead();

    assertThat(work.tenants().nonEmpty() || work.nextDueIn().isDefined()).isTrue();
    work.nextDueIn().forEach(wait -> assertThat(wait).isBetween(Duration.ZERO, HOUR));
  }
}
