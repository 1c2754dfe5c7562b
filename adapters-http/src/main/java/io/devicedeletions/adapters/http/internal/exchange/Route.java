package io.devicedeletions.adapters.http.internal.exchange;

/**
 * A path that is known, a method that it knows, and what is behind it.
 *
 * @param method upper case
 * @param path the form of the whole path
 * @param maxBodyBytes the largest body, in bytes
 * @param endpoint what answers
 * @param workload what kind of work that is
 */
public record Route(
    String method, PathTemplate path, int maxBodyBytes, Endpoint endpoint, Workload workload) {

  /** A route for one path alone, or one with a segment in braces, that changes something. */
  public Route(String method, String path, int maxBodyBytes, Endpoint endpoint) {
    this(method, new PathTemplate(path), maxBodyBytes, endpoint, Workload.CHANGING);
  }

  /** The same for those who ask. */
  public Route asking() {
    return new Route(method, path, maxBodyBytes, endpoint, Workload.ASKING);
  }
}
