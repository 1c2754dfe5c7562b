package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** What every tenant directory does. */
public abstract class TenantDirectoryContract extends StoreContract {

  /** For subclasses. */
  protected TenantDirectoryContract() {}

  @Test
  void knowsNobodyAtFirst() {
    assertThat(tenants().find(ACME)).isEmpty();
    assertThat(tenants().all()).isEmpty();
  }

  @Test
  void knowsNobodyForTheirDevicesOrWork() {
    register(ACME, device(1));
    schedule(GLOBEX, device(1));

    assertThat(tenants().all()).isEmpty();
  }

  @Test
  void findsWhoWasSaved() {
    tenants().save(new Tenant(ACME, true));
    tenants().save(new Tenant(GLOBEX, false));

    assertThat(tenants().find(ACME)).containsExactly(new Tenant(ACME, true));
    assertThat(tenants().find(GLOBEX)).containsExactly(new Tenant(GLOBEX, false));
  }

  @Test
  void replacesWhatIsKnownOfATenant() {
    tenants().save(new Tenant(ACME, true));
    tenants().save(new Tenant(ACME, false));

    assertThat(tenants().find(ACME)).containsExactly(new Tenant(ACME, false));
    assertThat(tenants().all()).containsExactly(new Tenant(ACME, false));
  }

  @Test
  void tellsTenantsApartThatDifferInCaseOnly() {
    tenants().save(new Tenant(ACME, true));

    assertThat(tenants().find(new TenantId("ACME"))).isEmpty();
  }

  @Test
  void listsTenantsOrderedByTheCharactersOfTheirNames() {
    Vector<Tenant> ordered =
        Vector.of("-", ".", "10", "9", ":", "@", "A-b", "A.b", "B", "_", "a", "a-b", "a@b", "ab")
            .map(TenantId::new)
            .map(id -> new Tenant(id, true));
    ordered.reverse().forEach(tenants()::save);

    assertThat(tenants().all()).isEqualTo(ordered);
  }

  @Test
  void keepsTheLongestNameWhole() {
    TenantId longest = new TenantId("t".repeat(128));
    tenants().save(new Tenant(longest, true));

    assertThat(tenants().find(longest)).containsExactly(new Tenant(longest, true));
    assertThat(tenants().find(new TenantId("t".repeat(127)))).isEmpty();
  }
}
