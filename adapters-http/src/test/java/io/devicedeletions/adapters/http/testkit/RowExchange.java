package io.devicedeletions.adapters.http.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;

/**
 * Sends rows over a connection.
 *
 * @param connection the connection
 * @param tokens a token by the name that the tables give it
 */
public record RowExchange(RawConnection connection, UnaryOperator<String> tokens) {

  private static final int CONTINUE = 100;

  /** Sends a row's request; fails if it is answered otherwise than the row says. */
  public void check(ContractRow row) {
    connection.send(RowRequest.bytes(row, tokens));
    if (row.sent().ends()) {
      connection.endSending();
    }
    if (row.expected().status() != 0) {
      RawResponse answer = answer(row);
      RowExpectation.check(row, answer);
      assertThat(answer.fields("Connection").contains("close"))
          .as("said to be the last answer on its connection")
          .isEqualTo(row.expected().closed());
    }
    if (row.expected().closed()) {
      assertThat(connection.isClosedByServer()).as("closed").isTrue();
    }
  }

  private RawResponse answer(ContractRow row) {
    RawResponse answer = connection.read(!row.sent().isToHead());
    return answer.status() == CONTINUE ? connection.read() : answer;
  }
}
