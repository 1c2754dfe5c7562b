package io.devicedeletions.adapters.http.internal.access;

import io.vavr.collection.Vector;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides whether a body is announced as JSON in UTF-8. */
final class MediaType {

  private static final Pattern JSON =
      Pattern.compile("application/(?:json|[a-z0-9!#$&^_.+-]+\\+json)");

  private MediaType() {}

  /**
   * True for {@code application/json} and {@code application/*+json}, whose charset is UTF-8 if it
   * is given at all. Other parameters mean nothing.
   *
   * @param contentType every {@code Content-Type} field of the request
   */
  static boolean isJson(List<String> contentType) {
    if (contentType.size() != 1) {
      return false;
    }
    Vector<String> parts =
        Vector.of(contentType.get(0).toLowerCase(Locale.ROOT).split(";")).map(String::strip);
    return parts.headOption().exists(type -> JSON.matcher(type).matches())
        && parts.drop(1).forAll(MediaType::isHarmless);
  }

  private static boolean isHarmless(String parameter) {
    return !parameter.startsWith("charset")
        || parameter.equals("charset=utf-8")
        || parameter.equals("charset=\"utf-8\"");
  }
}
