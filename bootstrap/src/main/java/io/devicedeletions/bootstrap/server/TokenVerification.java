package io.devicedeletions.bootstrap.server;

import io.devicedeletions.adapters.http.token.BearerTokens;
import io.devicedeletions.adapters.http.token.DevIssuer;
import io.devicedeletions.adapters.http.token.JwksFile;
import io.devicedeletions.adapters.http.token.RemoteKeys;
import io.devicedeletions.adapters.http.token.TokenPolicy;
import io.devicedeletions.adapters.http.token.VerificationKeys;
import io.devicedeletions.bootstrap.configuration.Authentication;
import io.devicedeletions.bootstrap.configuration.Authentication.Development;
import io.devicedeletions.bootstrap.configuration.Authentication.Keys;
import io.devicedeletions.bootstrap.configuration.Authentication.Production;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How tokens are verified.
 *
 * @param tokens the verification
 * @param keysAreKnown whether it can say yes or no at all
 * @param devIssuer who issues them in this process, if anybody does
 */
record TokenVerification(
    BearerTokens tokens, BooleanSupplier keysAreKnown, Option<DevIssuer> devIssuer) {

  private static final Logger LOG = LoggerFactory.getLogger(TokenVerification.class);

  static TokenVerification start(Authentication authentication, Teardown teardown) {
    return authentication instanceof Development development
        ? development(development)
        : production((Production) authentication, teardown);
  }

  private static TokenVerification development(Development settings) {
    DevIssuer issuer =
        new DevIssuer(HashSet.ofAll(settings.tenants()), settings.secret(), InstantSource.system());
    return new TokenVerification(
        new BearerTokens(DevIssuer.POLICY, issuer, InstantSource.system()),
        issuer::areKnown,
        Option.some(issuer));
  }

  private static TokenVerification production(Production settings, Teardown teardown) {
    LOG.info(
        "tokens must be issued by {} for {}, signed with RS256, PS256, ES256 or EdDSA",
        settings.issuer(),
        settings.audience());
    VerificationKeys keys = keys(settings.keys(), teardown);
    return new TokenVerification(
        new BearerTokens(
            new TokenPolicy(settings.issuer(), settings.audience(), settings.tenantClaim()),
            keys,
            InstantSource.system()),
        keys::areKnown,
        Option.none());
  }

  private static VerificationKeys keys(Keys where, Teardown teardown) {
    return where instanceof Keys.InFile file
        ? JwksFile.watching(file.jwksFile())
        : teardown.add(RemoteKeys.fetchedFrom(((Keys.OnServer) where).address()));
  }
}
