package io.devicedeletions.domain.testkit;

import io.devicedeletions.domain.batch.DeletionReason;
import io.devicedeletions.domain.batch.ExternalReference;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.batch.Purpose;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Generators of whoever asks for a deletion. */
public final class TenantArbitraries {

  private static final int SHORT = 20;

  private TenantArbitraries() {}

  /** Tenants. */
  public static Arbitrary<TenantId> tenantIds() {
    return identifiers().map(TenantId::new);
  }

  /** Requesters. */
  public static Arbitrary<Requester> requesters() {
    return identifiers().map(Requester::new);
  }

  /** Request ids in either case. */
  public static Arbitrary<RequestId> requestIds() {
    return UidArbitraries.wellFormedTexts().map(RequestId::new);
  }

  /** Idempotency keys of every length. */
  public static Arbitrary<IdempotencyKey> idempotencyKeys() {
    return Arbitraries.strings()
        .withCharRange('!', '~')
        .ofMinLength(1)
        .ofMaxLength(128)
        .map(IdempotencyKey::new);
  }

  /** Reasons, mostly short ones. */
  public static Arbitrary<DeletionReason> reasons() {
    return visibleTexts(DeletionReason.LONGEST).map(DeletionReason::new);
  }

  /** External references, mostly short ones. */
  public static Arbitrary<ExternalReference> externalReferences() {
    return visibleTexts(ExternalReference.LONGEST).map(ExternalReference::new);
  }

  /** Purposes of which nothing was said, either part, or both. */
  public static Arbitrary<Purpose> purposes() {
    return Combinators.combine(reasons().optional(0.5), externalReferences().optional(0.5))
        .as(
            (reason, reference) ->
                new Purpose(Option.ofOptional(reason), Option.ofOptional(reference)))
        .withoutEdgeCases();
  }

  /** Origins, some of them with an idempotency key or a purpose. */
  public static Arbitrary<Origin> origins() {
    return Combinators.combine(
            tenantIds(), requesters(), requestIds(), idempotencyKeys().optional(0.5), purposes())
        .as(
            (tenant, requester, requestId, key, purpose) ->
                new Origin(tenant, requester, requestId, Option.ofOptional(key), purpose));
  }

  /** Mostly short: long ones cost time, and show little more. */
  private static Arbitrary<String> visibleTexts(int longest) {
    return Arbitraries.frequencyOf(
            Tuple.of(9, visibleTexts(1, SHORT)), Tuple.of(1, visibleTexts(longest, longest)))
        .withoutEdgeCases();
  }

  private static Arbitrary<String> visibleTexts(int shortest, int longest) {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .ofMinLength(shortest)
        .ofMaxLength(longest)
        .filter(text -> text.equals(text.strip()));
  }

  private static StringArbitrary identifiers() {
    return Arbitraries.strings()
        .withCharRange('A', 'Z')
        .withCharRange('a', 'z')
        .withCharRange('0', '9')
        .withChars("._:@-")
        .ofMinLength(1)
        .ofMaxLength(128);
  }
}
