package io.devicedeletions.bootstrap.console;

import io.devicedeletions.bootstrap.endtoend.CsvDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What has happened at a tenant before somebody looks: most of it by the service itself, the rest
 * written into its database because it would take hours.
 *
 * @param running a batch of 100, of which 36 are to come
 * @param waiting a batch that is not due yet
 * @param mixed a batch with every outcome
 * @param removed a device with a history
 */
record OrdinaryDay(String running, String waiting, String mixed, CsvDevice removed) {

  private static final List<CsvDevice> FLEET =
      IntStream.range(0, 300).mapToObj(OrdinaryDay::laptop).toList();

  private static final String ON_LOAN =
      """
      CREATE TRIGGER on_loan BEFORE DELETE ON device
      WHEN OLD.name IN ('BRN-LAPTOP-009', 'BRN-LAPTOP-052', 'BRN-LAPTOP-109', 'BRN-LAPTOP-119')
      BEGIN SELECT RAISE(ABORT, 'this device is on loan until March'); END
      """;

  /** As a store may refuse one line of a batch. */
  private static final String PROTECTED =
      """
      CREATE TRIGGER protected_device BEFORE INSERT ON deletion_batch
      WHEN EXISTS (
        SELECT 1
        FROM json_each(NEW.names) AS name
        JOIN json_each(NEW.statuses) AS status ON status.key = name.key
        WHERE name.value = 'BRN-LAPTOP-111' AND status.value = 'SCHEDULED')
      BEGIN
        SELECT RAISE(ABORT, 'this device is protected');
      END
      """;

  private static final String LAST_HOUR =
      """
      INSERT INTO deletion_tally (tenant, minute, outcome, devices)
      WITH RECURSIVE ago (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM ago WHERE n < 59)
      SELECT 'acme', (unixepoch() / 60 - n) * 60000, outcome.value,
             (60 + n * n * 7 % 83 + n * 31 % 29) / share.value
        FROM ago, json_each('["REMOVED", "NOT_FOUND", "CANCELLED"]') AS outcome
        JOIN json_each('[1, 7, 16]') AS share ON share.key = outcome.key
       WHERE n % 19 > outcome.key * 4
      """;

  private static final String REASON = "x-deletion-reason";
  private static final String REFERENCE = "x-external-reference";

  private static CsvDevice laptop(int number) {
    return new CsvDevice(
        "%08x-51c3-4e0a-9b7d-%012x"
            .formatted(0x9e3779b1L * (number + 1) & 0xffffffffL, 0x5bd1e995L * number),
        "BRN-LAPTOP-%03d".formatted(number));
  }

  /** Lets it go by. */
  static OrdinaryDay at(Service service, String alice, String nightJob) {
    service.register(FLEET);
    service.store().sql(LAST_HOUR);
    service.store().sql(ON_LOAN);
    service.store().sql(PROTECTED);
    service.schedule(
        alice, FLEET.subList(0, 40), REASON, "retired laptops", REFERENCE, "TICKET-17");
    service.schedule(nightJob, FLEET.subList(40, 70), REASON, "not seen for 400 days");
    String mixed = mixed(service, alice);
    service.schedule(nightJob, FLEET.subList(70, 95), REASON, "not seen for 400 days");
    service.schedule(alice, FLEET.subList(95, 97), REASON, "stolen", REFERENCE, "TICKET-22");
    service.schedule(nightJob, FLEET.subList(250, 300), REASON, "returned by leasing");
    service.store().await("SELECT count(*) FROM deletion_work", 0);

    service.pause(true);
    // cancelled, as it was put back and not removed yet
    service.requeue(alice, mixed, 9);
    service.cancel(alice, mixed);
    String waiting = service.schedule(alice, FLEET.subList(120, 145), REASON, "office move");
    String running =
        service.schedule(nightJob, FLEET.subList(150, 250), REASON, "returned by leasing");
    putOff(service, waiting);
    begin(service, running);
    return new OrdinaryDay(running, waiting, mixed, FLEET.get(0));
  }

  /** Ten that are on loan or not, and one of each that cannot be removed for another reason. */
  private static String mixed(Service service, String alice) {
    List<CsvDevice> lines = new ArrayList<>(FLEET.subList(100, 110));
    lines.add(FLEET.get(119));
    lines.add(FLEET.get(111));
    lines.add(new CsvDevice(FLEET.get(112).uid(), "BRN-LAPTOP-112-OLD"));
    lines.add(laptop(900));
    lines.add(new CsvDevice("not-a-uid", "BRN-LAPTOP-113"));
    return service.schedule(alice, lines, REASON, "lost in the move", REFERENCE, "TICKET-21");
  }

  private static void putOff(Service service, String batch) {
    for (String table : List.of("deletion_batch", "deletion_work")) {
      service
          .store()
          .sql(
              "UPDATE %s SET due_at = due_at + 1800000 WHERE batch_id = '%s'"
                  .formatted(table, batch));
    }
  }

  private static void begin(Service service, String batch) {
    service
        .store()
        .sql(
            """
            INSERT INTO deletion_record (tenant, batch_id, line, uid, name, outcome, attempts, node,
                settled_at, removed_device)
            SELECT tenant, batch_id, uid.key, uid.value, json_extract(names, '$[' || uid.key || ']'),
                   CASE WHEN uid.key %% 16 = 3 THEN 'NOT_FOUND' ELSE 'REMOVED' END, 1, 'node-1',
                   unixepoch() * 1000, CASE WHEN uid.key %% 16 = 3 THEN NULL ELSE '{}' END
              FROM deletion_batch, json_each(uids) AS uid
             WHERE batch_id = '%s' AND uid.key < 64
            """
                .formatted(batch));
    service
        .store()
        .sql(
            """
            UPDATE deletion_work
               SET lines = (SELECT json_group_array(value) FROM json_each(lines) WHERE value >= 64)
             WHERE batch_id = '%s'
            """
                .formatted(batch));
  }
}
