package io.devicedeletions.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Ten thousand batches in the list: it comes in pages, and the filters still find. */
@InChromium
class ConsoleManyBatchesEndToEndTest {

  private static final String NUMBERS =
      """
      WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 9999)
      """;

  /** One a second, the last of them a second ago; their devices are gone, but for the first's. */
  private static final String BATCHES =
      """
      INSERT INTO deletion_batch (
          tenant, batch_id, request_id, requester, accepted_at, due_at, uids, names, statuses, reason)
      """
          + NUMBERS
          + """
          SELECT 'acme', printf('01920000-%04x-7000-8000-000000000000', n),
                 printf('01930000-%04x-7000-8000-000000000000', n), 'night-job',
                 (unixepoch() - 10000 + n) * 1000, (unixepoch() - 10000 + n) * 1000,
                 json_array(printf('%08x-0000-4000-8000-000000000000', n)),
                 json_array('device ' || n), '["SCHEDULED"]', 'number ' || n
            FROM number
          """;

  private static final String RECORDS =
      """
      INSERT INTO deletion_record (
          tenant, batch_id, line, uid, name, outcome, attempts, node, settled_at)
      """
          + NUMBERS
          + """
          SELECT 'acme', printf('01920000-%04x-7000-8000-000000000000', n), 0,
                 printf('%08x-0000-4000-8000-000000000000', n), 'device ' || n, 'NOT_FOUND', 1, 'n',
                 (unixepoch() - 10000 + n) * 1000
            FROM number WHERE n > 0
          """;

  private static final String DEAD =
      """
      INSERT INTO deletion_dead (
          tenant, batch_id, line, attempts, error_class, last_error, dead_at)
      VALUES ('acme', '01920000-0000-7000-8000-000000000000', 0, 8, 'E', 'on loan', 0)
      """;

  @TempDir Path folder;
  @AutoClose private Service service;

  @BeforeEach
  void serve() {
    service = Service.inDevelopment(folder);
  }

  @Test
  void come_in_pages(Browser browser) {
    service.store().sql(BATCHES);
    service.store().sql(RECORDS);
    service.store().sql(DEAD);
    SignInPage.open(browser, service.console("/batches")).signIn(service.developmentToken("acme"));
    BatchesPage page = BatchesPage.seenBy(browser);
    page.lists("Finished", "number 9999");
    page.hasRows(50);
    Inspection.of(browser, "list of ten thousand batches");

    page.turnTo("Older", 2);
    page.lists("Finished", "number 9949");
    page.turnTo("Older", 3);
    page.lists("Finished", "number 9899");
    page.hasRows(50);
    Inspection.of(browser, "third page of ten thousand batches");
    page.turnTo("Newer", 2);
    page.lists("Finished", "number 9949");
    page.turnTo("Newest", 1);
    page.lists("Finished", "number 9999");

    page.only("Dead letters");
    assertThat(oldest(browser)).contains("number 0");
  }

  /** The server looks through so many at a time; a person goes on from there. */
  private static String oldest(Browser browser) {
    BatchesPage page = BatchesPage.seenBy(browser);
    while (page.rows().isEmpty()) {
      browser.click(By.linkText("Search further back"));
      browser.doNotSee(By.cssSelector("main .loading"));
      page = BatchesPage.seenBy(browser);
    }
    return page.rows().get(0);
  }
}
