package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.ContractRow;
import io.devicedeletions.adapters.http.testkit.ContractRowTable;
import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RowExchange;
import io.devicedeletions.adapters.http.testkit.RowRequest;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Every input of {@code bad-inputs.txt}, byte for byte over a connection of its own. */
@Timeout(120)
class BadInputsProtocolTest {

  private static final RunningApi API = RunningApi.start();
  private static final UnaryOperator<String> TOKENS = BadInputs.tokens(API);

  @AfterAll
  static void stop() {
    API.close();
  }

  /** Whatever came before it. */
  @AfterEach
  void itStillServes() {
    try (RawConnection fresh = API.connect()) {
      assertServesOn(fresh);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachIsAnsweredAsListedAndQueuesNothingElse() {
    return BadInputs.all().stream()
        .map(row -> DynamicTest.dynamicTest(row.title(), () -> check(row)));
  }

  private static void check(ContractRow row) {
    int queued = API.queue().batches().size();
    try (RawConnection connection = API.connect()) {
      new RowExchange(connection, TOKENS).check(row);
      assertThat(API.queue().batches()).hasSize(row.expected().isAccepted() ? queued + 1 : queued);
      if (!row.expected().closed()) {
        assertServesOn(connection);
      }
    }
  }

  private static void assertServesOn(RawConnection connection) {
    connection.send(RowRequest.bytes(ContractRowTable.usual(), TOKENS));
    assertThat(connection.read().status()).as("of a good request afterwards").isEqualTo(202);
  }
}
