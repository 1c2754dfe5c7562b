package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Where requests are that wait for their client, by tenant. When there are too many, one of the
 * tenant that has most of them gives way: soon to those of other tenants, whom a crowd must not
 * keep out, and late to those of its own, whom it would only be exchanged for. Not thread-safe.
 */
final class WaitingRoom {

  /** Most clients on slow lines are done by then. */
  private static final long UNDISTURBED_BY_OTHERS = TimeUnit.SECONDS.toNanos(1);

  /**
   * To exchange one for another is work, and a crowd that comes again and again would be exchanged
   * without end.
   */
  private static final long UNDISTURBED_BY_ITS_OWN = TimeUnit.SECONDS.toNanos(5);

  private final int most;
  private final Map<Option<TenantId>, Set<Guest>> parties = new HashMap<>();
  private int guests;

  /**
   * Nobody is in it.
   *
   * @param most how many there may be
   */
  WaitingRoom(int most) {
    this.most = most;
  }

  /** One who waits; compared by identity. */
  static final class Guest {

    private final Option<TenantId> tenant;
    private final long since;
    private final Runnable displace;

    /**
     * Comes.
     *
     * @param tenant whose it is, none if that is not known
     * @param since when it came, in {@link System#nanoTime()}
     * @param displace ends the wait; must not block
     */
    Guest(Option<TenantId> tenant, long since, Runnable displace) {
      this.tenant = tenant;
      this.since = since;
      this.displace = displace;
    }
  }

  /** True if nobody else is to wait before somebody has gone. */
  boolean isFull() {
    return guests >= most;
  }

  /** Lets one in, full or not. */
  void add(Guest guest) {
    parties.computeIfAbsent(guest.tenant, tenant -> new LinkedHashSet<>()).add(guest);
    guests++;
  }

  /** One goes; false if it was not there. */
  boolean remove(Guest guest) {
    Set<Guest> party = parties.getOrDefault(guest.tenant, Set.of());
    if (!party.remove(guest)) {
      return false;
    }
    guests--;
    if (party.isEmpty()) {
      parties.remove(guest.tenant);
    }
    return true;
  }

  /**
   * Ends the wait of whoever has waited longest of the largest party, if that was long enough.
   *
   * @param tenant for whom
   * @param now in {@link System#nanoTime()}
   * @return whether one had to go
   */
  boolean displaceOneFor(Option<TenantId> tenant, long now) {
    Set<Guest> crowd = largestParty(tenant);
    boolean isOwn = crowd == parties.get(tenant);
    long undisturbed = isOwn ? UNDISTURBED_BY_ITS_OWN : UNDISTURBED_BY_OTHERS;
    Option<Guest> longest =
        Option.ofOptional(crowd.stream().findFirst())
            .filter(guest -> now - guest.since > undisturbed);
    longest.forEach(this::displace);
    return longest.isDefined();
  }

  private void displace(Guest guest) {
    remove(guest);
    guest.displace.run();
  }

  /** The tenant's own, if no other is larger. */
  private Set<Guest> largestParty(Option<TenantId> tenant) {
    Set<Guest> own = parties.getOrDefault(tenant, Set.of());
    return parties.values().stream()
        .max(Comparator.comparingInt(Set::size))
        .filter(largest -> largest.size() > own.size())
        .orElse(own);
  }
}
