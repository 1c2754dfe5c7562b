package io.devicedeletions.adapters.http.internal.pages;

import io.devicedeletions.adapters.http.internal.exchange.Route;
import io.vavr.collection.Vector;
import org.webjars.WebJarVersionLocator;

/** The console and the pages of the API, with all that they are made of. */
public final class Pages {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String DRAWING = "image/svg+xml";

  /** Nothing from elsewhere, nothing inline, no frame around it, no text that becomes markup. */
  private static final String CONSOLE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'";

  /** The viewer styles by attributes and has its icons inside its style sheet. */
  private static final String DOCS_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** What the console is made of, beside its page. */
  private static final Vector<String> CONSOLE_FILES =
      Vector.of(
          "account.js",
          "api.js",
          "batch-table.js",
          "batch.js",
          "batches.js",
          "cancellation.js",
          "console.css",
          "dead.js",
          "devices.js",
          "dialogs.js",
          "elements.js",
          "icon.svg",
          "lines.js",
          "live.js",
          "main.js",
          "outcomes.js",
          "overview.js",
          "plot.js",
          "router.js",
          "session.js",
          "signin.js",
          "states.js",
          "text.js",
          "time.js",
          "totals.js",
          "views.css");

  private Pages() {}

  /** All of them. */
  public static Vector<Route> routes() {
    return console().appendAll(docs());
  }

  private static Vector<Route> console() {
    return CONSOLE_FILES
        .map(name -> file("/console/" + name, ours("console/" + name)))
        .append(file("/console", page("console/index.html", CONSOLE_POLICY)))
        .append(file("/console/uplot/uPlot.esm.js", library("uplot", "dist/uPlot.esm.js")))
        .append(file("/console/uplot/uPlot.min.css", library("uplot", "dist/uPlot.min.css")));
  }

  private static Vector<Route> docs() {
    return Vector.of(
        file("/docs", page("docs/index.html", DOCS_POLICY)),
        file("/docs/docs.js", ours("docs/docs.js")),
        file("/docs/docs.css", ours("docs/docs.css")),
        file("/docs/swagger-ui-bundle.js", library("swagger-ui", "swagger-ui-bundle.js")),
        file("/docs/swagger-ui.css", library("swagger-ui", "swagger-ui.css")));
  }

  private static Route file(String path, PackagedFile file) {
    return new Route("GET", path, 0, file);
  }

  private static PackagedFile page(String name, String policy) {
    return ours(name)
        .with("Content-Security-Policy", policy)
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin");
  }

  private static PackagedFile ours(String name) {
    return PackagedFile.resource(Pages.class, name, contentType(name));
  }

  private static PackagedFile library(String name, String file) {
    String path = new WebJarVersionLocator().fullPath(name, file);
    if (path == null) {
      throw new IllegalStateException("not packed: " + name + " " + file);
    }
    return PackagedFile.ofLibrary(path, contentType(file));
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".html" -> HTML;
      case ".css" -> STYLE;
      case ".js" -> SCRIPT;
      case ".svg" -> DRAWING;
      default -> throw new IllegalStateException("of no known kind: " + name);
    };
  }
}
