package io.devicedeletions.domain.tenant;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

class TenantTest {

  @Test
  void isAdmittedWhereItsSwitchIsOn() {
    assertThat(new Tenant(ACME, true).admitted().map(AdmittedTenant::id)).containsExactly(ACME);
  }

  @Test
  void isNotAdmittedWhereItsSwitchIsOff() {
    assertThat(new Tenant(ACME, false).admitted()).isEmpty();
  }

  @Test
  void isTheOnlyWayToBeAdmitted() {
    assertThat(AdmittedTenant.class.getDeclaredConstructors())
        .noneMatch(constructor -> Modifier.isPublic(constructor.getModifiers()));
  }

  @Test
  void isAdmittedAsAValue() {
    assertThat(new Tenant(ACME, true).admitted())
        .isEqualTo(new Tenant(ACME, true).admitted())
        .hasSameHashCodeAs(new Tenant(ACME, true).admitted())
        .isNotEqualTo(new Tenant(GLOBEX, true).admitted());
    assertThat(new Tenant(ACME, true).admitted().get()).hasToString("acme").isNotEqualTo(ACME);
  }
}
