package io.devicedeletions.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.testkit.UidArbitraries;
import io.devicedeletions.domain.testkit.UidOracle;
import io.vavr.control.Option;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class DeviceUidProperties {

  @Provide
  Arbitrary<DeviceUid> uids() {
    return UidArbitraries.uids();
  }

  @Provide
  Arbitrary<String> texts() {
    return UidArbitraries.texts();
  }

  @Provide
  Arbitrary<Tuple2<DeviceUid, String>> spelled() {
    return uids().flatMap(uid -> UidArbitraries.spellings(uid).map(text -> Tuple.of(uid, text)));
  }

  @Property
  void isReadFromAnySpelling(@ForAll("spelled") Tuple2<DeviceUid, String> spelled) {
    assertThat(DeviceUid.parse(spelled.get2())).isEqualTo(Option.some(spelled.get1()));
  }

  @Property
  void isReadExactlyWhereTheTextIsWellFormed(@ForAll("texts") String text) {
    assertThat(DeviceUid.parse(text).isDefined()).isEqualTo(UidOracle.isWellFormed(text));
  }

  @Property
  void isOrderedByItsText(@ForAll("uids") DeviceUid one, @ForAll("uids") DeviceUid other) {
    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
    assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
  }
}
