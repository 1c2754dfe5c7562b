package io.devicedeletions.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL's errors come to. */
final class PostgresFailureTest extends PostgresClaims {

  @Test
  void aMissingPartitionIsMade() {
    execute(
        """
        DO $$
        DECLARE partition regclass;
        BEGIN
          FOR partition IN
              SELECT inhrelid FROM pg_inherits WHERE inhparent = 'deletion_record'::regclass
          LOOP
            EXECUTE format('DROP TABLE %s', partition);
          END LOOP;
        END
        $$
        """);

    assertThatNoAttemptWasCounted();
  }

  @ParameterizedTest
  @EnumSource
  void aMissingTableIsNoLinesFault(Blame blame) {
    execute("ALTER TABLE deletion_record RENAME TO elsewhere");

    assertThatThrownBy(() -> claim(blame))
        .isNotInstanceOf(TransientFailureException.class)
        .hasStackTraceContaining("deletion_record");
    execute("ALTER TABLE elsewhere RENAME TO deletion_record");
    assertThatNoAttemptWasCounted();
  }

  @ParameterizedTest
  @CsvSource({
    "40001, TRANSACTION",
    "40P01, TRANSACTION",
    "55P03, TRANSACTION",
    "57014, TRANSACTION",
    "25P03, TRANSACTION",
    "08006, STORE",
    "08003, STORE",
    "53100, STORE",
    "53200, STORE",
    "53300, STORE",
    "57P01, STORE",
    "57P02, STORE",
    "57P03, STORE",
    "25006, STORE",
    "58030, STORE"
  })
  void anErrorThatPassesSaysWhomItConcernsAndCountsNoAttempt(String state, Reach reach) {
    raiseOnRemoval(state);

    assertThat(failure(Blame.LASTING_ERRORS).reach()).isEqualTo(reach);
    assertThat(failure(Blame.PASSING_ERRORS_TOO).reach()).isEqualTo(reach);
    execute("DROP TRIGGER raise ON device");
    assertThatNoAttemptWasCounted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23514", "23503", "22003", "P0001", "44000"})
  void anErrorOfTheDataIsTheLines(String state) {
    raiseOnRemoval(state);

    assertThat(claim(Blame.LASTING_ERRORS).failedAttempts())
        .hasSize(3)
        .allMatch(failed -> failed.error().errorClass().equals(state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"42501", "42883", "XX000", "0A000", "P0002"})
  void anyOtherErrorIsNobodysUntilItIsLookedFor(String state) {
    raiseOnRemoval(state);

    assertThatThrownBy(() -> claim(Blame.LASTING_ERRORS))
        .isNotInstanceOf(TransientFailureException.class);
    execute("DROP TRIGGER raise ON device");
    assertThatNoAttemptWasCounted();
  }

  private void raiseOnRemoval(String state) {
    execute(
        """
        CREATE FUNCTION raise() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'raised' USING ERRCODE = TG_ARGV[0];
        END
        $$
        """);
    execute(
        "CREATE TRIGGER raise BEFORE DELETE ON device FOR EACH ROW EXECUTE FUNCTION raise('"
            + state
            + "')");
  }

  @Test
  void aBackendThatIsTerminatedIsTheStoresFault() {
    execute(
        """
        CREATE FUNCTION terminate() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_terminate_backend(pg_backend_pid());
          RETURN OLD;
        END
        $$;
        CREATE TRIGGER terminate BEFORE DELETE ON device FOR EACH ROW EXECUTE FUNCTION terminate()
        """);

    assertThat(failure(Blame.LASTING_ERRORS).reach()).isEqualTo(Reach.STORE);
    assertThat(failure(Blame.PASSING_ERRORS_TOO).reach()).isEqualTo(Reach.STORE);
    execute("DROP TRIGGER terminate ON device");
    assertThatNoAttemptWasCounted();
  }
}
