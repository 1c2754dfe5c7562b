package io.devicedeletions.adapters.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionRegisterTest {

  private final ConnectionRegister<String> register = new ConnectionRegister<>(3);

  private void open(String... connections) {
    for (String connection : connections) {
      register.add(connection);
    }
  }

  private void serve(String connection, boolean letIn) {
    register.begin(connection);
    register.end(connection, letIn);
  }

  private List<String> idle() {
    List<String> idle = new ArrayList<>();
    register.forEachIdle(idle::add);
    return idle;
  }

  @Test
  void nobodyGoesWhileThereIsRoom() {
    open("one", "two");
    assertThat(register.dismissOneIfFull()).isEmpty();
  }

  @Test
  void theIdlestGoesFirst() {
    open("one", "two", "three");
    serve("one", false);
    assertThat(register.dismissOneIfFull()).containsExactly("two");
    open("four");
    assertThat(register.dismissOneIfFull()).containsExactly("three");
  }

  @Test
  void whoeverWasLetInOnceGoesLast() {
    open("one", "two", "three");
    serve("one", true);
    serve("one", false);
    assertThat(register.dismissOneIfFull()).containsExactly("two");
    open("four");
    assertThat(register.dismissOneIfFull()).containsExactly("three");
    open("five");
    serve("four", true);
    serve("five", true);
    assertThat(register.dismissOneIfFull()).containsExactly("one");
  }

  @Test
  void whoeverIsBusyStays() {
    open("one", "two", "three");
    register.begin("one");
    register.begin("two");
    register.begin("three");
    assertThat(register.dismissOneIfFull()).isEmpty();
  }

  @Test
  void aRequestSavesWhoeverWasDismissed() {
    open("one", "two", "three");
    assertThat(register.dismissOneIfFull()).containsExactly("one");
    assertThat(register.isDismissed("one")).isTrue();
    assertThat(idle()).containsExactly("two", "three");
    serve("one", false);
    assertThat(register.isDismissed("one")).isFalse();
    assertThat(idle()).containsExactly("two", "three", "one");
  }

  @Test
  void nobodyIsRememberedOnceClosed() throws InterruptedException {
    open("one", "two", "three", "four");
    serve("one", true);
    register.begin("two");
    register.dismissOneIfFull();
    assertThat(register.awaitNone(0)).isFalse();
    for (String connection : List.of("one", "two", "three", "four")) {
      register.remove(connection);
      register.end(connection, true);
    }
    assertThat(register.awaitNoneBusy(0)).isTrue();
    assertThat(register.awaitNone(0)).isTrue();
    open("one");
    assertThat(register.isDismissed("three")).isFalse();
    assertThat(idle()).containsExactly("one");
  }
}
