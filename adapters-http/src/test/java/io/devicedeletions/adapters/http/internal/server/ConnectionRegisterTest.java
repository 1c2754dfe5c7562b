package io.devicedeletions.adapters.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionRegisterTest {

  private final ConnectionRegister<String> register = new ConnectionRegister<>(4);

  private void open(String... connections) {
    for (String connection : connections) {
      register.add(connection);
    }
  }

  private void serve(String connection, boolean letIn) {
    register.begin(connection);
    register.end(connection, letIn);
  }

  private List<String> dismissed() {
    return register.dismissUntilThereIsRoom().asJava();
  }

  private List<String> idle() {
    List<String> idle = new ArrayList<>();
    register.forEachIdle(idle::add);
    return idle;
  }

  @Test
  void nobodyGoesWhileThereIsRoom() {
    open("one", "two", "three");
    assertThat(dismissed()).isEmpty();
  }

  @Test
  void theIdlestGoesFirst() {
    open("one", "two", "three", "four");
    serve("one", false);
    assertThat(dismissed()).containsExactly("two");
    open("five");
    assertThat(dismissed()).containsExactly("three");
  }

  @Test
  void strangersGoBeforeWhoeverWasLetIn() {
    open("one", "two", "three", "four");
    serve("one", true);
    serve("one", false);
    assertThat(dismissed()).containsExactly("two");
    open("five");
    assertThat(dismissed()).containsExactly("three");
    assertThat(idle()).containsExactly("one", "four", "five");
  }

  @Test
  void aFewStrangersStayHoweverManyWereLetIn() {
    open("one", "two", "three", "four");
    serve("three", true);
    serve("two", true);
    serve("one", true);
    assertThat(dismissed()).containsExactly("three");
    assertThat(idle()).containsExactly("two", "one", "four");
  }

  @Test
  void whoeverIsBusyStays() {
    open("one", "two", "three", "four");
    for (String connection : List.of("one", "two", "three", "four")) {
      register.begin(connection);
    }
    assertThat(dismissed()).isEmpty();
  }

  @Test
  void aRequestSavesWhoeverWasDismissed() {
    open("one", "two", "three", "four");
    assertThat(dismissed()).containsExactly("one");
    assertThat(register.isDismissed("one")).isTrue();
    assertThat(idle()).containsExactly("two", "three", "four");
    serve("one", false);
    assertThat(register.isDismissed("one")).isFalse();
    assertThat(idle()).containsExactly("two", "three", "four", "one");
  }

  @Test
  void asManyGoAsAreTooMany() {
    open("one", "two", "three", "four");
    dismissed();
    open("five");
    serve("one", false);
    assertThat(dismissed()).containsExactly("two", "three");
  }

  @Test
  void nobodyIsRememberedOnceClosed() throws InterruptedException {
    open("one", "two", "three", "four", "five");
    serve("one", true);
    register.begin("two");
    assertThat(dismissed()).containsExactly("three", "four");
    assertThat(register.awaitNone(0)).isFalse();
    for (String connection : List.of("one", "two", "three", "four", "five")) {
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
