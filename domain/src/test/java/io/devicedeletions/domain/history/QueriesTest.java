package io.devicedeletions.domain.history;

import static io.devicedeletions.domain.history.SampleHistory.BATCH;
import static io.devicedeletions.domain.history.SampleHistory.NOON;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.uid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.tenant.RequestId;
import io.vavr.control.Option;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {

  private static final DeviceName NAME = device(1).name();
  private static final RequestId REQUEST = new RequestId("00000000-0000-0000-0000-00000000000a");
  private static final Option<BatchPlace> PLACE = Option.some(new BatchPlace(NOON, BATCH));
  private static final Option<RecordPlace> LINE = Option.some(new RecordPlace(NOON, BATCH, 3));

  private static void assertRefused(ThrowingCallable query) {
    assertThatThrownBy(query)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a page has from 1 to 200 items");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50, 199, 200})
  void askForFrom1To200(int limit) {
    assertThat(BatchQuery.ALL.atMost(limit).limit()).isEqualTo(limit);
    assertThat(RecordQuery.of(uid(1)).atMost(limit).limit()).isEqualTo(limit);
    assertThat(new DeadQuery(limit, LINE).limit()).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 201, Integer.MAX_VALUE})
  void refuseAnyOtherNumber(int limit) {
    assertRefused(() -> BatchQuery.ALL.atMost(limit));
    assertRefused(() -> RecordQuery.of(uid(1)).atMost(limit));
    assertRefused(() -> new DeadQuery(limit, Option.none()));
  }

  @Test
  void askForFiftyFromTheBeginningWhereNobodySaysMore() {
    assertThat(BatchQuery.ALL)
        .isEqualTo(new BatchQuery(Option.none(), Option.none(), Option.none(), 50, Option.none()));
    assertThat(DeadQuery.OLDEST).isEqualTo(new DeadQuery(50, Option.none()));
    assertThat(RecordQuery.of(uid(1)))
        .isEqualTo(
            new RecordQuery(Option.some(uid(1)), Option.none(), Option.none(), 50, Option.none()));
    assertThat(RecordQuery.of(NAME))
        .isEqualTo(
            new RecordQuery(Option.none(), Option.some(NAME), Option.none(), 50, Option.none()));
  }

  @Test
  void ofBatchesKeepWhatTheyWereToldBefore() {
    BatchQuery query =
        BatchQuery.ALL.of(REQUEST).in(BatchState.RUNNING).since(NOON).atMost(7).before(PLACE);

    assertThat(query)
        .isEqualTo(
            new BatchQuery(
                Option.some(REQUEST),
                Option.some(BatchState.RUNNING),
                Option.some(NOON),
                7,
                PLACE));
    assertThat(query.of(REQUEST).in(BatchState.RUNNING).since(NOON).atMost(7)).isEqualTo(query);
  }

  @Test
  void ofRecordsKeepWhatTheyWereToldBefore() {
    RecordQuery query = RecordQuery.of(uid(1)).named(NAME).since(NOON).atMost(7).before(LINE);

    assertThat(query)
        .isEqualTo(
            new RecordQuery(Option.some(uid(1)), Option.some(NAME), Option.some(NOON), 7, LINE));
    assertThat(query.named(NAME).since(NOON).atMost(7)).isEqualTo(query);
  }

  @Test
  void ofRecordsNameADevice() {
    assertThatThrownBy(
            () ->
                new RecordQuery(Option.none(), Option.none(), Option.some(NOON), 50, Option.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("records are found by uid or name");
  }
}
