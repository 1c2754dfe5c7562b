package io.devicedeletions.domain.tenant;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantSettingsTest {

  private static final TenantSettings UNUSUAL = new TenantSettings(7, true, Option.some(1_000L));

  @Test
  void makeATenantOneAmongEqualsByDefault() {
    assertThat(new Tenant(ACME, true).settings())
        .isEqualTo(TenantSettings.DEFAULT)
        .isEqualTo(new TenantSettings(1, false, Option.none()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void takeAWeightFromOneToAHundred(int weight) {
    assertThat(TenantSettings.DEFAULT.withWeight(weight).weight()).isEqualTo(weight);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void refuseAnotherWeight(int weight) {
    assertThatThrownBy(() -> TenantSettings.DEFAULT.withWeight(weight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weight must be from 1 to 100");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, Long.MAX_VALUE})
  void takeAnyCapOfAtLeastOne(long cap) {
    assertThat(TenantSettings.DEFAULT.withPendingCap(Option.some(cap)).pendingCap())
        .containsExactly(cap);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void refuseACapThatLeavesNoRoomAtAll(long cap) {
    assertThatThrownBy(() -> TenantSettings.DEFAULT.withPendingCap(Option.some(cap)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cap");
  }

  @Test
  void changeInOneThingAlone() {
    assertThat(UNUSUAL.withWeight(8)).isEqualTo(new TenantSettings(8, true, Option.some(1_000L)));
    assertThat(UNUSUAL.withPaused(false))
        .isEqualTo(new TenantSettings(7, false, Option.some(1_000L)));
    assertThat(UNUSUAL.withPendingCap(Option.none()))
        .isEqualTo(new TenantSettings(7, true, Option.none()));
  }

  @Test
  void stayWithATenantWhoseSwitchIsThrown() {
    Tenant tenant = new Tenant(ACME, true, UNUSUAL);

    assertThat(tenant.withDeletionEnabled(false)).isEqualTo(new Tenant(ACME, false, UNUSUAL));
    assertThat(tenant.withDeletionEnabled(false).admitted()).isEmpty();
  }

  @Test
  void throwNoSwitchWhenTheyChange() {
    assertThat(new Tenant(ACME, false).withSettings(UNUSUAL))
        .isEqualTo(new Tenant(ACME, false, UNUSUAL));
    assertThat(new Tenant(ACME, true).withSettings(UNUSUAL).admitted()).isNotEmpty();
  }
}
