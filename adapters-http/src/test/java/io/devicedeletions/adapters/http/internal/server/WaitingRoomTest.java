package io.devicedeletions.adapters.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.internal.server.WaitingRoom.Guest;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who gives way to whom, and after how long. */
class WaitingRoomTest {

  private static final Option<TenantId> CROWD = Option.some(new TenantId("crowd"));
  private static final Option<TenantId> FEW = Option.some(new TenantId("few"));
  private static final Option<TenantId> NEW = Option.some(new TenantId("new"));
  private static final Option<TenantId> NOBODY = Option.none();

  /** The clock of the virtual machine may count over. */
  private long now = Long.MAX_VALUE - 10;

  private final WaitingRoom room = new WaitingRoom(5);
  private final List<String> displaced = new ArrayList<>();

  private Guest add(Option<TenantId> tenant, String name) {
    Guest guest = new Guest(tenant, now, () -> displaced.add(name));
    room.add(guest);
    return guest;
  }

  private void addThreeOfACrowdAndTwo() {
    add(FEW, "few 1");
    add(CROWD, "crowd 1");
    add(CROWD, "crowd 2");
    add(FEW, "few 2");
    add(CROWD, "crowd 3");
  }

  private boolean isDisplacedFor(Option<TenantId> tenant) {
    return room.displaceOneFor(tenant, now);
  }

  private void passMillis(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void theLargestPartyGivesWayToTheOthersAfterASecond() {
    addThreeOfACrowdAndTwo();
    passMillis(1_000);
    assertThat(isDisplacedFor(NEW)).isFalse();
    passMillis(1);
    assertThat(isDisplacedFor(NEW)).isTrue();
    assertThat(displaced).containsExactly("crowd 1");
  }

  @Test
  void andToItsOwnAfterFive() {
    addThreeOfACrowdAndTwo();
    passMillis(5_000);
    assertThat(isDisplacedFor(CROWD)).isFalse();
    passMillis(1);
    assertThat(isDisplacedFor(CROWD)).isTrue();
    assertThat(displaced).containsExactly("crowd 1");
  }

  @Test
  void ofTwoLargestPartiesOnesOwnGivesWay() {
    addThreeOfACrowdAndTwo();
    add(FEW, "few 3");
    passMillis(1_001);
    assertThat(isDisplacedFor(FEW)).isFalse();
    assertThat(isDisplacedFor(CROWD)).isFalse();
    passMillis(4_000);
    assertThat(isDisplacedFor(FEW)).isTrue();
    assertThat(isDisplacedFor(CROWD)).isTrue();
    assertThat(displaced).containsExactly("few 1", "crowd 1");
  }

  @Test
  void thoseOfUnknownTenantsAreAParty() {
    add(NOBODY, "nobody 1");
    add(NOBODY, "nobody 2");
    add(FEW, "few 1");
    passMillis(1_001);
    assertThat(isDisplacedFor(NOBODY)).isFalse();
    assertThat(isDisplacedFor(FEW)).isTrue();
    assertThat(displaced).containsExactly("nobody 1");
  }

  @Test
  void whoHasGoneDoesNotCount() {
    Guest first = add(CROWD, "crowd 1");
    Guest second = add(CROWD, "crowd 2");
    add(FEW, "few 1");
    assertThat(room.remove(first)).isTrue();
    assertThat(room.remove(first)).isFalse();
    assertThat(room.remove(second)).isTrue();
    passMillis(1_001);
    assertThat(isDisplacedFor(CROWD)).isTrue();
    assertThat(displaced).containsExactly("few 1");
    assertThat(isDisplacedFor(CROWD)).isFalse();
  }

  @Test
  void itIsFullUntilOneGoes() {
    addThreeOfACrowdAndTwo();
    assertThat(room.isFull()).isTrue();
    passMillis(1_001);
    isDisplacedFor(NEW);
    assertThat(room.isFull()).isFalse();
    Guest last = add(NEW, "new");
    assertThat(room.isFull()).isTrue();
    add(NEW, "one too many");
    assertThat(room.isFull()).isTrue();
    room.remove(last);
    assertThat(room.isFull()).isTrue();
  }
}
