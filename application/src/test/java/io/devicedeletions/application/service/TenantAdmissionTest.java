package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.application.port.in.AdmissionRefusal;
import io.devicedeletions.application.port.in.AdmitTenant;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.domain.tenant.AdmittedTenant;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class TenantAdmissionTest {

  private final InMemoryStore store = new InMemoryStore();
  private final AdmitTenant admission = Embedded.over(store).admitTenant();

  @Test
  void letsInATenantWithTheFeature() {
    store.tenantDirectory().save(new Tenant(ACME, true));

    assertThat(admission.admit(ACME).map(AdmittedTenant::id)).containsExactly(ACME);
  }

  @Test
  void keepsOutATenantWithoutTheFeatureAndAnUnknownOneAlike() {
    store.tenantDirectory().save(new Tenant(ACME, false));

    assertThat(admission.admit(ACME)).isEmpty();
    assertThat(admission.admit(GLOBEX)).isEmpty();
  }

  @Test
  void noticesAtOnceThatASwitchWasThrown() {
    store.tenantDirectory().save(new Tenant(ACME, true));
    assertThat(admission.admit(ACME)).isNotEmpty();

    store.tenantDirectory().save(new Tenant(ACME, false));
    assertThat(admission.admit(ACME)).isEmpty();

    store.tenantDirectory().save(new Tenant(ACME, true));
    assertThat(admission.admit(ACME)).isNotEmpty();
  }

  @Test
  void keepsOutATenantWithAsManyPendingAsItMayHave() {
    store
        .tenantDirectory()
        .save(
            new Tenant(ACME, true)
                .withSettings(TenantSettings.DEFAULT.withPendingCap(Option.some(5L))));
    assertThat(admission(4).admit(ACME)).isNotEmpty();
    assertThat(admission(5).admit(ACME))
        .isEqualTo(Either.left(new AdmissionRefusal.TooManyPending(PendingCaps.RETRY_AFTER)));
  }

  private AdmitTenant admission(long pending) {
    return TenantAdmission.scheduling(
        store.tenantDirectory(), new PendingCaps((tenant, limit) -> pending, () -> 0));
  }

  @Test
  void letsInWhoeverOnlyAsksHoweverMuchIsPending() {
    DeviceDeletions deletions = Embedded.over(store);
    store
        .tenantDirectory()
        .save(
            new Tenant(ACME, true)
                .withSettings(TenantSettings.DEFAULT.withPendingCap(Option.some(1L))));
    deletions.scheduleDeletions().schedule(Commands.command(ACME, device(1), device(2)));

    assertThat(deletions.admitTenant().admit(ACME))
        .isEqualTo(Either.left(new AdmissionRefusal.TooManyPending(PendingCaps.RETRY_AFTER)));
    assertThat(deletions.admitAskingTenant().admit(ACME).map(AdmittedTenant::id))
        .containsExactly(ACME);
  }

  @Test
  void keepsOutATenantWithoutTheFeatureThatOnlyAsks() {
    AdmitTenant asking = Embedded.over(store).admitAskingTenant();
    store.tenantDirectory().save(new Tenant(ACME, false));

    assertThat(asking.admit(ACME)).isEqualTo(Either.left(new AdmissionRefusal.NotEnabled()));
    assertThat(asking.admit(GLOBEX)).isEqualTo(Either.left(new AdmissionRefusal.NotEnabled()));
    store.tenantDirectory().save(new Tenant(ACME, true));
    assertThat(asking.admit(ACME)).isNotEmpty();
  }

  @Test
  void neverTakesABrokenDirectoryForAnAnswer() {
    IllegalStateException broken = new IllegalStateException("directory broke");

    assertThatThrownBy(
            () ->
                TenantAdmission.scheduling(
                        new BrokenDirectory(broken),
                        new PendingCaps(store.pendingDeletions(), () -> 0))
                    .admit(ACME))
        .isSameAs(broken);
    assertThatThrownBy(() -> TenantAdmission.asking(new BrokenDirectory(broken)).admit(ACME))
        .isSameAs(broken);
  }

  private record BrokenDirectory(RuntimeException cause) implements TenantDirectory {

    @Override
    public Option<Tenant> find(TenantId id) {
      throw cause;
    }

    @Override
    public void save(Tenant tenant) {
      throw cause;
    }

    @Override
    public Seq<Tenant> all() {
      throw cause;
    }
  }
}
