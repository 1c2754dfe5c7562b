package io.devicedeletions.adapters.http.internal.exchange;

import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;
import java.util.Set;

/**
 * What is noted about one request on its way, for its log line and the metrics. Nothing in it is a
 * client's free text, so nothing in it can forge a line. One thread at a time works on a request
 * and hands it on, so this needs no lock.
 */
public final class RequestJournal {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  private final CorrelationIds ids;
  private final String method;
  private String route = "unmatched";
  private int status;
  private boolean shed;
  private Option<TenantId> tenant = Option.none();
  private Option<Requester> requester = Option.none();
  private Option<LineCounts> accepted = Option.none();
  private int ignoredProperties;

  /**
   * How many lines of an accepted batch have which status.
   *
   * @param scheduled those that will be worked on
   * @param invalid those with a malformed uid
   * @param failed those that the store refused
   */
  public record LineCounts(int scheduled, int invalid, int failed) {}

  /** Opens the journal of a request. */
  public RequestJournal(CorrelationIds ids, String method) {
    this.ids = ids;
    this.method = METHODS.contains(method) ? method : "_OTHER";
  }

  /** Notes which of the known paths was asked for. */
  public void noteRoute(String known) {
    this.route = known;
  }

  /** Notes who asks, as far as it is known. */
  public void noteCaller(Requester who, Option<TenantId> whose) {
    this.requester = Option.some(who);
    this.tenant = whose;
  }

  /** Notes an accepted batch. */
  public void noteAccepted(LineCounts counts) {
    this.accepted = Option.some(counts);
  }

  /** Notes how many properties of the body mean nothing to us. */
  public void noteIgnoredProperties(int count) {
    this.ignoredProperties = count;
  }

  /** Notes that the request was turned away to protect the others. */
  public void noteShed() {
    this.shed = true;
  }

  /** Notes the answer's status. */
  public void noteStatus(int answered) {
    this.status = answered;
  }

  /** The request's ids. */
  public CorrelationIds ids() {
    return ids;
  }

  /** The method, or {@code _OTHER}. */
  public String method() {
    return method;
  }

  /** The known path, or {@code unmatched}. */
  public String route() {
    return route;
  }

  /** The answer's status; 0 if none was sent. */
  public int status() {
    return status;
  }

  /** Whether the request was turned away to protect the others. */
  public boolean isShed() {
    return shed;
  }

  /** For which tenant it was asked. */
  public Option<TenantId> tenant() {
    return tenant;
  }

  /** Who asked. */
  public Option<Requester> requester() {
    return requester;
  }

  /** The lines of the accepted batch, if one was accepted. */
  public Option<LineCounts> accepted() {
    return accepted;
  }

  /** How many properties meant nothing to us. */
  public int ignoredProperties() {
    return ignoredProperties;
  }
}
