package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.adapters.http.internal.exchange.RequestJournal;
import io.devicedeletions.adapters.http.internal.exchange.RequestJournal.LineCounts;
import io.vavr.control.Option;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line a request, {@code key=value} throughout. The journal holds nothing that a client
 * can choose freely, so no line can be forged and no token or device name can get in.
 */
final class AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger("io.devicedeletions.requests");

  private AccessLog() {}

  static void write(RequestJournal journal, long nanoseconds) {
    if (LOG.isInfoEnabled()) {
      LOG.info(line(journal, nanoseconds));
    }
  }

  static String line(RequestJournal journal, long nanoseconds) {
    Option<LineCounts> accepted = journal.accepted();
    return "request="
        + journal.ids().requestId()
        + " trace="
        + journal.ids().traceId()
        + " method="
        + journal.method()
        + " route="
        + journal.route()
        + " status="
        + (journal.status() == 0 ? "aborted" : journal.status())
        + " ms="
        + TimeUnit.NANOSECONDS.toMillis(nanoseconds)
        + journal.tenant().map(tenant -> " tenant=" + tenant).getOrElse("")
        + journal.requester().map(requester -> " requester=" + requester).getOrElse("")
        + accepted.map(AccessLog::counts).getOrElse("");
  }

  private static String counts(LineCounts counts) {
    return " scheduled="
        + counts.scheduled()
        + " invalid="
        + counts.invalid()
        + " failed="
        + counts.failed();
  }
}
