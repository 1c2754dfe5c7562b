package io.devicedeletions.adapters.http.testkit;

import io.devicedeletions.adapters.http.ApiLimits;
import io.devicedeletions.adapters.http.ApiSettings;
import io.devicedeletions.adapters.http.ApiUseCases;
import io.devicedeletions.adapters.http.internal.access.AdmittedOnly;
import io.devicedeletions.adapters.http.internal.access.Authorization;
import io.devicedeletions.adapters.http.internal.access.HeadRules;
import io.devicedeletions.adapters.http.internal.deletions.ScheduleOperation;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.ApiPaths;
import io.devicedeletions.adapters.http.internal.exchange.CorrelationIds;
import io.devicedeletions.adapters.http.internal.exchange.HeaderFields;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.exchange.RequestJournal;
import io.devicedeletions.adapters.http.internal.exchange.Route;
import io.devicedeletions.adapters.http.internal.exchange.Routes;
import io.devicedeletions.adapters.http.token.BearerTokens;
import io.devicedeletions.domain.tenant.RequestId;
import io.vavr.collection.Vector;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The published operation without a server: a request's parts go in, its answer comes out. */
public final class InProcessApi {

  private final Routes routes;

  /**
   * Puts the operation together.
   *
   * @param useCases what is behind it
   * @param issuer whose tokens are good
   */
  public InProcessApi(ApiUseCases useCases, TestIssuer issuer) {
    BearerTokens tokens = new BearerTokens(TestIssuer.POLICY, issuer, InstantSource.system());
    AdmittedOnly endpoint =
        new AdmittedOnly(
            new Authorization(
                tokens, useCases.changing().admitTenant(), ApiSettings.PUBLISHED_SCOPE),
            new HeadRules(false),
            new ScheduleOperation(ApiLimits.DEFAULT.batchLimit(), useCases.changing().schedule()));
    this.routes =
        new Routes(
            Vector.of(
                new Route("POST", ApiPaths.DELETIONS, ApiLimits.DEFAULT.maxBodyBytes(), endpoint)));
  }

  /**
   * Answers a request, whose line must be sound and whose target must be a path.
   *
   * @param content its body, out of its chunks
   */
  public Answer answer(RawRequest request, byte[] content) {
    String[] line = request.line().split(" ", 3);
    String[] target = line[1].split("\\?", 2);
    HeaderFields fields = name -> named(request, name);
    CorrelationIds ids =
        CorrelationIds.of(fields, () -> new RequestId(UUID.randomUUID().toString()));
    RequestHead head =
        new RequestHead(
            target[0],
            target.length == 2 ? target[1] : "",
            fields,
            ids,
            new RequestJournal(ids, line[0]));
    return routes
        .find(head, line[0])
        .flatMap(route -> route.endpoint().open(head))
        .fold(refusal -> refusal, body -> body.answer(content));
  }

  private static List<String> named(RawRequest request, String name) {
    return request
        .fields()
        .filter(field -> field.substring(0, field.indexOf(':')).equalsIgnoreCase(name))
        .map(field -> field.substring(field.indexOf(':') + 1).strip())
        .asJava();
  }
}
