package io.devicedeletions.bootstrap.campaign.checker;

import static io.devicedeletions.bootstrap.campaign.checker.SyntheticHistory.acceptance;
import static io.devicedeletions.bootstrap.campaign.checker.SyntheticHistory.batch;
import static io.devicedeletions.bootstrap.campaign.checker.SyntheticHistory.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.campaign.ledger.Answer;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.Refused;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.Unknown;
import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import io.devicedeletions.bootstrap.campaign.store.StoreState.PendingWork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was taken in must not be refused when it is sent again. */
class ReplayCheckTest {

  private final SyntheticHistory history = new SyntheticHistory();

  @ParameterizedTest
  @ValueSource(ints = {Answer.NOT_SENT, 401, 408, 409, 429, 503})
  void a_replay_that_comes_at_a_bad_time(int status) {
    answer(new Refused(status), accepted());
    answer(new Unknown("status 500"));
    assertThat(history.check()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 413, 422})
  void a_replay_that_is_refused(int status) {
    answer(new Refused(status));
    assertThat(history.broken()).containsExactly(Invariant.REPLAY_ACCEPTED);
  }

  @Test
  void a_request_that_is_refused_before_it_is_accepted() {
    answer(new Refused(422), accepted());
    assertThat(history.broken()).containsExactly(Invariant.REPLAY_ACCEPTED);
  }

  @Test
  void a_request_that_was_in_doubt_and_stored_and_is_refused() {
    LedgerEntry doubtful = history.ledger.get(3);
    history.ledger.set(3, doubtful.with(new Refused(422)));
    assertThat(history.check()).isEmpty();
    history.batches.add(batch("batch-4", "request-4", "key-4", List.of(line(7, "DEVICE-7"))));
    history.work.add(new PendingWork("acme", "batch-4", 0, List.of(0)));
    assertThat(history.broken()).containsExactly(Invariant.REPLAY_ACCEPTED);
  }

  @Test
  void a_replay_that_is_under_way_for_ever() {
    answer(new Refused(409));
    assertThat(history.check()).isEmpty();
    history.drained = true;
    assertThat(history.broken()).contains(Invariant.REPLAY_ACCEPTED);
  }

  private void answer(Answer... answers) {
    for (Answer answer : answers) {
      history.ledger.set(1, history.ledger.get(1).with(answer));
    }
  }

  private Answer accepted() {
    return acceptance("batch-2", history.ledger.get(1).lines());
  }
}
