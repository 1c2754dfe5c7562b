package io.devicedeletions.adapters.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.adapters.jdbc.testkit.Caller;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every caller gets an answer, whatever happens to the writes; here they fill no database. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WriterLanesTest {

  private final CountDownLatch gate = new CountDownLatch(1);
  private final WriterLanes<Write> lanes = lanes(Duration.ofSeconds(10));

  /** A write that says what happens when its group is written. */
  private record Write(Runnable effect, Answer<String> answer) implements WriterLanes.Pending {

    Write(Runnable effect) {
      this(effect, new Answer<>());
    }

    @Override
    public void fail(Throwable cause) {
      answer.fail(cause);
    }
  }

  private static WriterLanes<Write> lanes(Duration patience) {
    return new WriterLanes<>(
        new WriterLanes.Settings("test-lane", 1, 64, patience), WriterLanesTest::write);
  }

  private static void write(List<Write> group) {
    group.forEach(write -> write.effect().run());
    group.forEach(write -> write.answer().give("written with " + (group.size() - 1)));
  }

  @AfterEach
  void close() {
    gate.countDown();
    lanes.close();
  }

  @Test
  void whatArrivesMeanwhileIsOneGroup() {
    Caller<String> first = behindGate(lanes);
    Caller<String> second = call(lanes, () -> {});
    Caller<String> third = call(lanes, () -> {});
    gate.countDown();

    assertThat(first.answer()).isEqualTo("written with 0");
    assertThat(second.answer()).isEqualTo("written with 1");
    assertThat(third.answer()).isEqualTo("written with 1");
  }

  @Test
  void anExceptionIsToldToTheWholeGroupAndHarmsNoLaterOne() {
    IllegalStateException broken = new IllegalStateException("broken");
    behindGate(lanes);
    Caller<String> good = call(lanes, () -> {});
    Caller<String> bad = call(lanes, throwing(broken));
    gate.countDown();

    assertThatThrownBy(good::answer).hasRootCause(broken);
    assertThatThrownBy(bad::answer).hasRootCause(broken);
    assertThat(call(lanes, () -> {}).answer()).isEqualTo("written with 0");
  }

  @Test
  void anErrorIsToldToo() {
    OutOfMemoryError error = new OutOfMemoryError("for a test");
    behindGate(lanes);
    Caller<String> good = call(lanes, () -> {});
    Caller<String> bad =
        call(
            lanes,
            () -> {
              throw error;
            });
    gate.countDown();

    assertThatThrownBy(good::answer).hasRootCause(error);
    assertThatThrownBy(bad::answer).hasRootCause(error);
    assertThat(call(lanes, () -> {}).answer()).isEqualTo("written with 0");
  }

  @Test
  void anInterruptDoesNotLoseTheAnswer() {
    Caller<String> caller = behindGate(lanes);
    caller.interrupt();
    gate.countDown();

    assertThat(caller.answer()).isEqualTo("written with 0");
  }

  @Test
  void whatWaitsWhenPatienceEndsIsToldThatItWasNotBegun() {
    WriterLanes<Write> impatient = lanes(Duration.ofMillis(50));
    Caller<String> begun = behindGate(impatient);
    Caller<String> waiting = call(impatient, () -> {});
    impatient.close();

    assertThatThrownBy(waiting::answer)
        .hasRootCauseMessage("the store was closed before this was written");
    assertThat(begun.isAnswered()).isFalse();
    gate.countDown();
    assertThat(begun.answer()).isEqualTo("written with 0");
  }

  private static Runnable throwing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static Caller<String> call(WriterLanes<Write> lanes, Runnable effect) {
    return Caller.start(
        () -> {
          Write write = new Write(effect);
          lanes.share(write);
          return write.answer().await();
        });
  }

  /** A write that holds the lane until the gate opens. */
  private Caller<String> behindGate(WriterLanes<Write> lanes) {
    CountDownLatch runs = new CountDownLatch(1);
    Caller<String> caller =
        call(
            lanes,
            () -> {
              runs.countDown();
              passGate();
            });
    passed(runs);
    return caller;
  }

  /** As a statement that is under way, it takes no notice of interrupts. */
  private void passGate() {
    boolean interrupted = true;
    while (interrupted) {
      try {
        gate.await();
        interrupted = false;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
  }

  private static void passed(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
