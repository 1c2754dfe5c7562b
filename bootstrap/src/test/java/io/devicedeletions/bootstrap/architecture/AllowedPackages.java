package io.devicedeletions.bootstrap.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the classes of one module may depend on. An onion rule alone says who may use a layer, not
 * what a layer uses, and so lets any library in.
 *
 * @param module the packages of the module
 * @param allowed the packages that they may depend on, their own included
 */
record AllowedPackages(String module, List<String> allowed) {

  static List<AllowedPackages> under(String root) {
    String domain = root + ".domain..";
    String application = root + ".application..";
    String ports = root + ".application.port..";
    String http = root + ".adapters.http..";
    String jdbc = root + ".adapters.jdbc..";
    return List.of(
        of(domain, "java.lang..", "java.time", "java.util..", "io.vavr..", "org.jspecify.."),
        of(
            application,
            "java.lang..",
            "java.time..",
            "java.util..",
            "io.vavr..",
            "org.jspecify..",
            "jakarta.validation..",
            domain),
        of(
            http,
            "java.io",
            "java.lang..",
            "java.net",
            "java.net.http",
            "java.nio..",
            "java.security..",
            "java.text",
            "java.time..",
            "java.util..",
            "javax.net.ssl",
            "io.vavr..",
            "org.jspecify..",
            "io.undertow..",
            "org.xnio..",
            "com.fasterxml.jackson.core..",
            "com.nimbusds..",
            "org.slf4j..",
            "org.webjars",
            domain,
            ports),
        of(
            jdbc,
            "java.io",
            "java.lang..",
            "java.sql",
            "java.time..",
            "java.util..",
            "javax.sql",
            "io.vavr..",
            "org.jspecify..",
            "org.jdbi..",
            "org.flywaydb..",
            "com.fasterxml.jackson.core..",
            domain,
            ports));
  }

  private static AllowedPackages of(String module, String... others) {
    return new AllowedPackages(
        module, Stream.concat(Stream.of(module), Stream.of(others)).toList());
  }

  String[] patterns() {
    return allowed.toArray(String[]::new);
  }
}
