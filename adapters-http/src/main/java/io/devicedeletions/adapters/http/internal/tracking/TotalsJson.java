package io.devicedeletions.adapters.http.internal.tracking;

import com.fasterxml.jackson.core.JsonGenerator;
import io.devicedeletions.adapters.http.internal.exchange.WireTime;
import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.TenantTotals;
import io.devicedeletions.domain.history.TenantTotals.BoundedCount;
import io.devicedeletions.domain.history.TenantTotals.MinuteTally;
import io.vavr.collection.Vector;
import java.io.IOException;

/** A tenant's work at a glance, on the wire. What has no value is left out. */
public final class TotalsJson {

  private static final Vector<LineFate> SETTLED =
      Vector.of(LineFate.REMOVED, LineFate.NOT_FOUND, LineFate.NAME_MISMATCH, LineFate.CANCELLED);

  private TotalsJson() {}

  /** Totals as an object on one line. */
  public static String text(TenantTotals totals) {
    return JsonText.object(json -> writeMembers(totals, json));
  }

  private static void writeMembers(TenantTotals totals, JsonGenerator json) throws IOException {
    json.writeStringField("asOf", WireTime.text(totals.asOf()));
    write("pending", totals.pending(), json);
    if (totals.oldestDueAt().isDefined()) {
      json.writeStringField("oldestDueAt", WireTime.text(totals.oldestDueAt().get()));
    }
    write("dead", totals.dead(), json);
    json.writeArrayFieldStart("minutes");
    for (MinuteTally minute : totals.minutes()) {
      write(minute, json);
    }
    json.writeEndArray();
  }

  private static void write(String what, BoundedCount count, JsonGenerator json)
      throws IOException {
    json.writeNumberField(what + "Devices", count.count());
    json.writeBooleanField(what + "IsExact", count.isExact());
  }

  private static void write(MinuteTally minute, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("minute", WireTime.text(minute.minute()));
    for (LineFate fate : SETTLED) {
      json.writeNumberField(fate.name(), minute.counts().of(fate));
    }
    json.writeEndObject();
  }
}
