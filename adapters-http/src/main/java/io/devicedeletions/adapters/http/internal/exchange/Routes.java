package io.devicedeletions.adapters.http.internal.exchange;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/** The known paths. Immutable and thread-safe. */
public final class Routes {

  private static final Answer UNKNOWN_PATH = Answer.invalid(404, "there is nothing at this path");

  private final Map<String, Vector<Route>> fixed;
  private final Vector<Route> templates;

  /** Puts routes together, no two for the same path and method. */
  public Routes(Seq<Route> routes) {
    this.fixed =
        routes
            .filter(route -> route.path().isFixed())
            .foldLeft(
                HashMap.empty(),
                (known, route) ->
                    known.put(route.path().toString(), Vector.of(route), Vector::appendAll));
    this.templates = routes.reject(route -> route.path().isFixed()).toVector();
  }

  /**
   * Finds what answers a request, or the answer if nothing does.
   *
   * @param method as it was sent: methods are case-sensitive
   */
  public Either<Answer, Route> find(RequestHead head, String method) {
    Vector<Route> known = at(head.path());
    if (known.isEmpty()) {
      return Either.left(UNKNOWN_PATH);
    }
    head.journal().noteRoute(known.head().path().toString());
    return known.find(route -> route.method().equals(method)).toEither(() -> otherMethod(known));
  }

  private Vector<Route> at(String path) {
    return fixed.get(path).getOrElse(() -> templates.filter(route -> route.path().matches(path)));
  }

  private static Answer otherMethod(Vector<Route> known) {
    Vector<String> methods = known.map(Route::method).sorted();
    return Answer.invalid(405, "this path answers " + methods.mkString(" and ") + " only")
        .with("Allow", methods.mkString(", "));
  }
}
