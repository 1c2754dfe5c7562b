package io.devicedeletions.adapters.http.internal.exchange;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** The known paths. Immutable and thread-safe. */
public final class Routes {

  private static final Answer UNKNOWN_PATH = Answer.invalid(404, "there is nothing at this path");

  private final Map<String, Route> byPath;

  /** Puts routes together, no two for the same path. */
  public Routes(Seq<Route> routes) {
    this.byPath = routes.toMap(Route::path, route -> route);
  }

  /**
   * Finds what answers a request, or the answer if nothing does.
   *
   * @param method as it was sent: methods are case-sensitive
   */
  public Either<Answer, Route> find(RequestHead head, String method) {
    return byPath
        .get(head.path())
        .peek(route -> head.journal().noteRoute(route.path()))
        .toEither(UNKNOWN_PATH)
        .filterOrElse(route -> route.method().equals(method), Routes::otherMethod);
  }

  private static Answer otherMethod(Route route) {
    return Answer.invalid(405, "this path answers " + route.method() + " only")
        .with("Allow", route.method());
  }
}
