package io.devicedeletions.adapters.http.internal.tracking;

import com.fasterxml.jackson.core.JsonGenerator;
import io.devicedeletions.adapters.http.internal.exchange.WireTime;
import io.devicedeletions.domain.history.LineProgress;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.history.LineState.Dead;
import io.devicedeletions.domain.history.LineState.Pending;
import io.devicedeletions.domain.history.LineState.Settled;
import java.io.IOException;

/** Lines of batches on the wire. What has no value is left out. */
final class LineJson {

  private LineJson() {}

  static void write(LineProgress progress, boolean withErrors, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("uid", progress.line().entry().uid());
    json.writeStringField("name", progress.line().entry().name().value());
    json.writeStringField("status", progress.line().status().name());
    write(progress.state(), withErrors, json);
    json.writeEndObject();
  }

  /** Nothing is said of a line that was never scheduled, nor of one whose record is gone. */
  private static void write(LineState state, boolean withErrors, JsonGenerator json)
      throws IOException {
    if (state instanceof Settled settled) {
      json.writeStringField("outcome", settled.outcome().name());
      json.writeNumberField("attempts", settled.attempts());
      json.writeStringField("settledAt", WireTime.text(settled.settledAt()));
    } else if (state instanceof Pending pending) {
      write(pending, withErrors, json);
    } else if (state instanceof Dead dead) {
      write(dead, withErrors, json);
    }
  }

  private static void write(Pending pending, boolean withErrors, JsonGenerator json)
      throws IOException {
    json.writeStringField("outcome", "PENDING");
    json.writeNumberField("attempts", pending.attempts());
    json.writeStringField("nextAttemptAt", WireTime.text(pending.nextAttemptAt()));
    if (withErrors && pending.lastError().isDefined()) {
      json.writeStringField("lastError", pending.lastError().get());
    }
  }

  private static void write(Dead dead, boolean withErrors, JsonGenerator json) throws IOException {
    json.writeStringField("outcome", "DEAD");
    json.writeNumberField("attempts", dead.attempts());
    json.writeStringField("deadSince", WireTime.text(dead.deadSince()));
    if (withErrors) {
      json.writeStringField("lastError", dead.error().message());
    }
    if (dead.inDoubt()) {
      json.writeBooleanField("inDoubt", true);
    }
  }
}
