package io.devicedeletions.bootstrap.campaign.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fault points are found by what statements say, and the driver is in front. */
class StepTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT INTO deletion_batch (tenant) VALUES (?)                                 | ACCEPT
          INSERT INTO deletion_work (tenant) SELECT tenant FROM deletion_batch           | QUEUE
          INSERT INTO deletion_work (tenant) VALUES (?)                                  | PUT_BACK
          UPDATE deletion_work SET attempts = 1                                          | PUT_BACK
          DELETE FROM deletion_work WHERE tenant = ? RETURNING batch_id                  | CLAIM
          SELECT uid, name FROM device WHERE tenant = ? AND uid = ANY(?) FOR UPDATE      | LOCK
          INSERT INTO deletion_record (tenant) VALUES (?)                                | RECORD
          INSERT INTO deletion_tally (tenant) VALUES (?)                                 | TALLY
          DELETE FROM device WHERE tenant = ? AND uid = ?                                | REMOVE
          INSERT INTO deletion_dead (tenant) VALUES (?)                                  | BURY
          DELETE FROM deletion_record WHERE settled_at < ?                               | PRUNE
          INSERT INTO deletion_intervention (tenant, action) VALUES (?, 'CANCEL')        | INTERVENE
          BEGIN IMMEDIATE                                                                | BEGIN
          """)
  void a_statement_is_a_step(String sql, Step step) {
    assertThat(Step.of(sql)).containsExactly(step);
  }

  @Test
  void one_statement_may_be_two_steps() {
    assertThat(
            Step.of(
                """
                WITH stored AS (
                  INSERT INTO deletion_batch (tenant) VALUES (?) RETURNING tenant)
                INSERT INTO deletion_work (tenant) SELECT tenant FROM stored
                """))
        .containsExactlyInAnyOrder(Step.ACCEPT, Step.QUEUE);
  }

  @Test
  void a_commit_is_known_by_what_was_done_before() {
    assertThat(Step.ofCommit(EnumSet.of(Step.ACCEPT, Step.CLAIM, Step.RECORD)))
        .isEqualTo(Set.of(Step.ACCEPT_COMMIT, Step.REMOVAL_COMMIT));
    assertThat(Step.ofCommit(EnumSet.of(Step.MIGRATE))).isEmpty();
  }

  @Test
  void the_driver_comes_before_the_real_ones() throws Exception {
    assertThat(DriverManager.getDriver("jdbc:sqlite::memory:")).isInstanceOf(FaultyDriver.class);
    assertThat(DriverManager.getDriver("jdbc:postgresql://localhost/x"))
        .isInstanceOf(FaultyDriver.class);
  }
}
