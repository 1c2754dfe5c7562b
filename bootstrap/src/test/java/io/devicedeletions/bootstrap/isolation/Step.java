package io.devicedeletions.bootstrap.isolation;

import java.util.List;

/**
 * What happens in a history. Tenants are named by their place among those of the scenery. Another
 * call of the API is one more kind: of itself it says who calls, and what of whom it names.
 */
sealed interface Step {

  /** Of a step that is nobody's own. */
  int EVERYBODY = -1;

  /** A deletion is asked for. */
  record Schedule(int tenant, List<Line> lines, Envelope envelope) implements Step {}

  /** The batch is asked for that another tenant scheduled last, or one that nobody has. */
  record AskForBatch(int tenant, int whose) implements Step {}

  /** The operator lets a tenant in, or keeps it out. */
  record Switch(int tenant, boolean on) implements Step {}

  /** The operator stops a tenant's removals, or lets them go on. */
  record Pause(int tenant, boolean paused) implements Step {}

  /** The operator imports a tenant's inventory as it was in the beginning. */
  record Restock(int tenant) implements Step {}

  /** The operator requeues what of a tenant's was given up. */
  record Requeue(int tenant) implements Step {}

  /** Workers remove all that is due, whosever it is. */
  record Work() implements Step {
    @Override
    public int tenant() {
      return EVERYBODY;
    }
  }

  /**
   * A line of a request.
   *
   * @param whose the tenant whose name of the device is sent
   * @param number which device; most are in one inventory or in all, under names of their own
   * @param malformed whether its uid is cut short
   */
  record Line(int whose, int number, boolean malformed) {}

  /**
   * What goes with a request.
   *
   * @param key which idempotency key, the same for all tenants; negative for none
   * @param requestId which request id, the same for all tenants
   * @param room how much the tenant's cap of pending devices leaves
   */
  record Envelope(int key, int requestId, Room room) {}

  /** How much a cap of pending devices leaves at the moment of a request. */
  enum Room {
    UNLIMITED,
    FOR_ONE,
    NONE
  }

  /** Whose step it is. */
  int tenant();

  /** True if a tenant that is alone in its world does or notices this. */
  default boolean concerns(int observed) {
    return tenant() == observed || tenant() == EVERYBODY;
  }
}
