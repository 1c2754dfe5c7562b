package io.devicedeletions.bootstrap.campaign.checker;

import io.devicedeletions.bootstrap.campaign.store.DeviceKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState;
import io.devicedeletions.bootstrap.campaign.store.StoreState.BatchLineKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Tells what each stored line asks for. */
final class StoredLines {

  private StoredLines() {}

  /** The device that a stored line asks for. */
  record Line(DeviceKey device, String name) {}

  static Map<BatchLineKey, Line> of(StoreState state) {
    Map<BatchLineKey, Line> lines = new HashMap<>();
    state.batches().forEach(batch -> collect(batch, lines));
    return lines;
  }

  private static void collect(StoredBatch batch, Map<BatchLineKey, Line> lines) {
    for (int line = 0; line < batch.uids().size(); line++) {
      DeviceKey device =
          new DeviceKey(batch.tenant(), batch.uids().get(line).toLowerCase(Locale.ROOT));
      lines.put(batch.line(line), new Line(device, batch.names().get(line)));
    }
  }
}
