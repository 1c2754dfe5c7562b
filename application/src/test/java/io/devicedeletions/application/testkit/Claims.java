package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Short words for what most tests ask of a store's due work. Stateless and thread-safe. */
public final class Claims {

  /** So many parts does a claim of these tests take at most. */
  public static final ClaimSize SIZE = new ClaimSize(8);

  private Claims() {}

  /** The tenants with due work. */
  public static Seq<TenantId> tenants(DueDeletions due) {
    return due.lookAhead().tenants().map(DueTenant::tenant);
  }

  /** Makes a claim. */
  public static Claim claim(DueDeletions due, TenantId tenant) {
    return due.settle(tenant, SIZE, Blame.LASTING_ERRORS);
  }

  /** Makes a claim, and tells how it failed. */
  public static Option<TransientFailureException> failure(DueDeletions due, TenantId tenant) {
    try {
      claim(due, tenant);
      return Option.none();
    } catch (TransientFailureException failure) {
      return Option.some(failure);
    }
  }

  /** Makes a claim, and tells what was settled. */
  public static Seq<Settlement> settle(DueDeletions due, TenantId tenant) {
    return claim(due, tenant).settlements();
  }
}
