package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A crowd that asks turns nobody away who schedules. */
class WorkloadsTest extends OnStockedApi {

  private static final int CROWD = 100;

  /** Half of the threads. */
  private static final int MOST_WHO_ASK = 16;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Test
  void schedulesWhileAsManyAskAsMayAndMore() {
    CountDownLatch answersMayGo = new CountDownLatch(1);
    api.holdTotals(answersMayGo);
    List<RawConnection> crowd = new ArrayList<>();
    try {
      for (int asking = 0; asking < CROWD; asking++) {
        RawConnection connection = api.connect();
        crowd.add(connection);
        connection.send(ask.get("/deletion-totals").bytes());
      }
      assertThat(crowd.get(CROWD - 1).read().status()).isEqualTo(503);
      for (int scheduled = 1; scheduled <= 20; scheduled++) {
        assertThat(ask.schedule(scheduled)).hasSize(36);
      }
      answersMayGo.countDown();
      assertThat(crowd.get(0).read().status()).isEqualTo(200);
    } finally {
      answersMayGo.countDown();
      crowd.forEach(RawConnection::close);
    }
  }

  @Test
  void countsThoseAnewWhoseQuestionsComeInPieces() {
    CountDownLatch answersMayGo = new CountDownLatch(1);
    api.holdPreviews(answersMayGo);
    RawRequest question = ask.post("/deletion-previews", Asking.body(Asking.line(1)));
    byte[] whole = question.bytes();
    List<RawConnection> crowd = new ArrayList<>();
    try {
      for (int asking = 0; asking < CROWD; asking++) {
        RawConnection connection = api.connect();
        crowd.add(connection);
        connection.send(Arrays.copyOf(whole, whole.length - 1));
      }
      crowd.forEach(connection -> connection.send(whole[whole.length - 1]));
      long refused =
          crowd.stream().filter(connection -> connection.hasMoreWithin(PATIENCE)).count();
      assertThat(refused).isGreaterThanOrEqualTo(CROWD - MOST_WHO_ASK);
      for (int scheduled = 1; scheduled <= 20; scheduled++) {
        assertThat(ask.schedule(scheduled)).hasSize(36);
      }
    } finally {
      answersMayGo.countDown();
      crowd.forEach(RawConnection::close);
    }
  }
}
