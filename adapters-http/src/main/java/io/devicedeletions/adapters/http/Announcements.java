package io.devicedeletions.adapters.http;

import io.devicedeletions.adapters.http.internal.exchange.RequestJournal;
import io.devicedeletions.adapters.http.internal.exchange.RequestObserver;

/** Tells the listener what is in a request's journal. */
record Announcements(ApiListener listener) implements RequestObserver {

  @Override
  public void over(RequestJournal journal, long nanoseconds) {
    listener.requestAnswered(journal.method(), journal.route(), journal.status(), nanoseconds);
    journal
        .accepted()
        .forEach(
            lines -> listener.batchAccepted(lines.scheduled(), lines.invalid(), lines.failed()));
    if (journal.ignoredProperties() > 0) {
      listener.unknownPropertiesIgnored(journal.ignoredProperties());
    }
    if (journal.isShed()) {
      listener.requestShed();
    }
  }
}
