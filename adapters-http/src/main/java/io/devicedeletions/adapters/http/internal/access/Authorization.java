package io.devicedeletions.adapters.http.internal.access;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.ErrorCode;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.token.BearerTokens;
import io.devicedeletions.adapters.http.token.Caller;
import io.devicedeletions.adapters.http.token.TokenRefusal;
import io.devicedeletions.application.port.in.AdmissionRefusal;
import io.devicedeletions.application.port.in.AdmitTenant;
import io.devicedeletions.domain.tenant.AdmittedTenant;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.function.BooleanSupplier;

/** Lets callers in: rows 4 to 7b of the contract. Thread-safe. */
public final class Authorization {

  private static final String CHALLENGE = "WWW-Authenticate";
  private static final String REALM = "Bearer realm=\"device-deletions\"";

  /** One answer for every reason, so that nobody learns who else is a tenant. */
  private static final String NOT_ENABLED =
      "the deletion of devices is not enabled for this caller";

  private static final Answer NO_TOKEN = Answer.empty(401).with(CHALLENGE, REALM);
  private static final Answer BAD_TOKEN =
      Answer.empty(401).with(CHALLENGE, REALM + ", error=\"invalid_token\"");
  private static final Answer NO_KEYS =
      Answer.troubled(503, "tokens cannot be verified at the moment");
  private static final Answer NO_TENANT =
      Answer.error(400, ErrorCode.EMPTY_TENANT, "the token names no tenant");
  private static final Answer NOT_ADMITTED =
      Answer.error(403, ErrorCode.FEATURE_NOT_ENABLED, NOT_ENABLED);
  private static final Answer TOO_MANY_PENDING =
      Answer.error(
          429, ErrorCode.INVALID_REQUEST, "too many devices of this tenant are pending already");

  private final BearerTokens tokens;
  private final AdmitTenant admitTenant;
  private final String scope;

  /**
   * Prepares to let callers in.
   *
   * @param tokens tells who calls
   * @param admitTenant tells which tenants may
   * @param scope what a token must permit
   */
  public Authorization(BearerTokens tokens, AdmitTenant admitTenant, String scope) {
    this.tokens = tokens;
    this.admitTenant = admitTenant;
    this.scope = scope;
  }

  /**
   * Someone who was let in.
   *
   * @param requester who it is
   * @param tenant for which tenant
   * @param scopes what else the token permits
   * @param standing whether the caller would still be let in by its token
   */
  public record Admitted(
      Requester requester, AdmittedTenant tenant, Set<String> scopes, BooleanSupplier standing) {}

  Either<Answer, Admitted> admit(RequestHead head) {
    return tokens
        .verify(head.fields().named("Authorization"))
        .mapLeft(Authorization::unauthenticated)
        .peek(caller -> head.journal().noteCaller(caller.requester(), caller.tenant()))
        .filterOrElse(caller -> caller.scopes().contains(scope), caller -> insufficientScope())
        .flatMap(caller -> admit(caller, () -> isStillGood(head)));
  }

  /**
   * Whether the token of a request that was let in is still good; the tenant is not asked about.
   *
   * @return false also while that cannot be told
   */
  private boolean isStillGood(RequestHead head) {
    return tokens
        .verify(head.fields().named("Authorization"))
        .exists(caller -> caller.scopes().contains(scope));
  }

  private Either<Answer, Admitted> admit(Caller caller, BooleanSupplier standing) {
    return caller
        .tenant()
        .toEither(NO_TENANT)
        .flatMap(this::admit)
        .map(tenant -> new Admitted(caller.requester(), tenant, caller.scopes(), standing));
  }

  private Either<Answer, AdmittedTenant> admit(TenantId tenant) {
    return admitTenant.admit(tenant).mapLeft(Authorization::notAdmitted);
  }

  private static Answer notAdmitted(AdmissionRefusal refusal) {
    return refusal instanceof AdmissionRefusal.TooManyPending tooMany
        ? TOO_MANY_PENDING.with("Retry-After", Long.toString(tooMany.retryAfter().toSeconds()))
        : NOT_ADMITTED;
  }

  private static Answer unauthenticated(TokenRefusal refusal) {
    return switch (refusal) {
      case MISSING -> NO_TOKEN;
      case UNUSABLE -> BAD_TOKEN;
      case UNDECIDABLE -> NO_KEYS;
    };
  }

  private Answer insufficientScope() {
    return NOT_ADMITTED.with(
        CHALLENGE, "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
  }
}
