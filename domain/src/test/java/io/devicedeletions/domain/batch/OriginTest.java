package io.devicedeletions.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.testkit.SampleTenants;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class OriginTest {

  @Test
  void nothingIsSaidOfItsPurposeWhereNobodyGaveOne() {
    Origin origin =
        new Origin(
            SampleTenants.ACME,
            new Requester("jo"),
            new RequestId("00000000-0000-0000-0000-000000000000"),
            Option.none());

    assertThat(origin.purpose()).isEqualTo(Purpose.UNSAID);
    assertThat(Purpose.UNSAID.reason()).isEmpty();
    assertThat(Purpose.UNSAID.externalReference()).isEmpty();
  }
}
