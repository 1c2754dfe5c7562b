package io.devicedeletions.adapters.http;

import io.devicedeletions.adapters.http.internal.access.AdmittedOnly;
import io.devicedeletions.adapters.http.internal.access.Authorization;
import io.devicedeletions.adapters.http.internal.access.HeadRules;
import io.devicedeletions.adapters.http.internal.access.Operation;
import io.devicedeletions.adapters.http.internal.access.Query;
import io.devicedeletions.adapters.http.internal.dead.DeadListOperation;
import io.devicedeletions.adapters.http.internal.dead.RequeueOperation;
import io.devicedeletions.adapters.http.internal.deletions.CancelOperation;
import io.devicedeletions.adapters.http.internal.deletions.PreviewOperation;
import io.devicedeletions.adapters.http.internal.deletions.ScheduleOperation;
import io.devicedeletions.adapters.http.internal.document.DocumentEndpoint;
import io.devicedeletions.adapters.http.internal.exchange.ApiPaths;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint;
import io.devicedeletions.adapters.http.internal.exchange.Route;
import io.devicedeletions.adapters.http.internal.exchange.Routes;
import io.devicedeletions.adapters.http.internal.issuer.TokenEndpoint;
import io.devicedeletions.adapters.http.internal.live.EventsOfBatch;
import io.devicedeletions.adapters.http.internal.live.EventsOfTotals;
import io.devicedeletions.adapters.http.internal.live.LiveTopics;
import io.devicedeletions.adapters.http.internal.pages.Pages;
import io.devicedeletions.adapters.http.internal.tracking.ListOperation;
import io.devicedeletions.adapters.http.internal.tracking.SearchOperation;
import io.devicedeletions.adapters.http.internal.tracking.StatusOperation;
import io.devicedeletions.adapters.http.internal.tracking.TotalsOperation;
import io.devicedeletions.adapters.http.token.BearerTokens;
import io.devicedeletions.adapters.http.token.DevIssuer;
import io.devicedeletions.application.port.in.AdmitTenant;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Says what is behind which path, and whom each lets in. */
final class ApiRoutes {

  private static final int NO_BODY = 0;

  private final ApiSettings settings;
  private final ApiUseCases useCases;
  private final BearerTokens tokens;
  private final LiveTopics topics;

  ApiRoutes(ApiSettings settings, ApiUseCases useCases, BearerTokens tokens, LiveTopics topics) {
    this.settings = settings;
    this.useCases = useCases;
    this.tokens = tokens;
    this.topics = topics;
  }

  /** All of them, with the development issuer if there is one. */
  Routes with(Option<DevIssuer> devIssuer) {
    return new Routes(
        changing()
            .appendAll(telling())
            .appendAll(dead())
            .append(new Route("GET", DocumentEndpoint.PATH, NO_BODY, new DocumentEndpoint()))
            .appendAll(Pages.routes())
            .appendAll(
                devIssuer.map(
                    issuer ->
                        new Route(
                            "POST",
                            DevIssuer.PATH,
                            TokenEndpoint.MAX_BODY_BYTES,
                            new TokenEndpoint(issuer)))));
  }

  private Vector<Route> changing() {
    ApiUseCases.Changing changing = useCases.changing();
    String scope = settings.scopes().schedule();
    return Vector.of(
        document(
            ApiPaths.DELETIONS,
            admitted(
                changing.admitTenant(),
                scope,
                new ScheduleOperation(settings.limits().batchLimit(), changing.schedule()))),
        new Route(
            "POST",
            ApiPaths.CANCELLATION,
            NO_BODY,
            asking(scope, new CancelOperation(changing.cancel()))));
  }

  private Vector<Route> telling() {
    ApiUseCases.Telling telling = useCases.telling();
    return Vector.of(
        document(
                ApiPaths.PREVIEWS,
                asking(
                    settings.scopes().read(),
                    new PreviewOperation(settings.limits().batchLimit(), telling.preview())))
            .asking(),
        read(
            ApiPaths.DELETIONS,
            new Query(ListOperation.PARAMETERS, new ListOperation(telling.list()))),
        read(
            ApiPaths.DELETION,
            new StatusOperation(telling.track(), settings.scopes().administer())),
        read(
            ApiPaths.RECORDS,
            new Query(SearchOperation.PARAMETERS, new SearchOperation(telling.search()))),
        read(ApiPaths.TOTALS, new TotalsOperation(telling.totals())),
        read(ApiPaths.DELETION_EVENTS, new EventsOfBatch(topics, telling.summarize())),
        read(ApiPaths.TOTALS_EVENTS, new EventsOfTotals(topics, telling.totals())));
  }

  private Vector<Route> dead() {
    String scope = settings.scopes().administer();
    Query list =
        new Query(DeadListOperation.PARAMETERS, new DeadListOperation(useCases.dead().list()));
    RequeueOperation requeue = new RequeueOperation(useCases.dead().requeue());
    return Vector.of(
        new Route("GET", ApiPaths.DEAD, NO_BODY, asking(scope, list)).asking(),
        document(ApiPaths.REQUEUE, asking(scope, requeue)));
  }

  private Route document(String path, Endpoint endpoint) {
    return new Route("POST", path, settings.limits().maxBodyBytes(), endpoint);
  }

  private Route read(String path, Operation operation) {
    return new Route("GET", path, NO_BODY, asking(settings.scopes().read(), operation)).asking();
  }

  private Endpoint asking(String scope, Operation operation) {
    return admitted(useCases.telling().admitTenant(), scope, operation);
  }

  private Endpoint admitted(AdmitTenant admitTenant, String scope, Operation operation) {
    return new AdmittedOnly(
        new Authorization(tokens, admitTenant, scope),
        new HeadRules(settings.lenientRequestId()),
        operation);
  }
}
