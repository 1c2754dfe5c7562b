package io.devicedeletions.bootstrap.campaign.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything in a database at one moment.
 *
 * @param work what is pending, every part of it
 * @param devices the names of the devices that are there
 */
public record StoreState(
    List<StoredBatch> batches,
    List<PendingWork> work,
    List<RecordedLine> records,
    List<BatchLineKey> dead,
    Map<DeviceKey, String> devices) {

  /** Names a line of a batch. */
  public record BatchLineKey(String tenant, String batchId, int line) {}

  /** A row of {@code deletion_batch}. */
  public record StoredBatch(
      String tenant,
      String batchId,
      String requestId,
      String idempotencyKey,
      List<String> uids,
      List<String> names,
      List<String> statuses,
      Instant acceptedAt) {

    public BatchLineKey line(int line) {
      return new BatchLineKey(tenant, batchId, line);
    }

    public boolean isScheduled(int line) {
      return statuses.get(line).equals("SCHEDULED");
    }
  }

  /** A row of {@code deletion_work}. */
  public record PendingWork(String tenant, String batchId, int part, List<Integer> lines) {}

  /** A row of {@code deletion_record}. */
  public record RecordedLine(
      BatchLineKey key, String uid, String name, String outcome, Instant settledAt) {

    public boolean isRemoved() {
      return outcome.equals("REMOVED");
    }

    public boolean isCancelled() {
      return outcome.equals("CANCELLED");
    }

    public DeviceKey device() {
      return new DeviceKey(key.tenant(), uid);
    }
  }
}
