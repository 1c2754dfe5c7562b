package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.StreamClient.Event;
import io.devicedeletions.adapters.http.testkit.Json;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.util.List;

/** Compares what a server does to the examples of one operation, and keeps which were seen. */
final class Showing {

  private final DocumentedOperation operation;
  private Set<String> shown = TreeSet.empty();

  Showing(DocumentedOperation operation) {
    this.operation = operation;
  }

  DocumentedOperation operation() {
    return operation;
  }

  /** The body of an example request, which thereby counts as sent. */
  String request(String example) {
    shown = shown.add("request " + example);
    return Json.text(operation.requestExample(example));
  }

  /** The answer is described and has the fields that it must have; there is no body to show. */
  void withoutBody(RawResponse answer) {
    for (String field : operation.requiredFields(answer.status())) {
      assertThat(answer.field(field)).as("%s of %s", field, answer).isNotEmpty();
    }
    assertThat(operation.faults(answer)).as("%s", answer).isEmpty();
  }

  /** The answer is described, and the example is what it says. */
  void answer(RawResponse answer, String example) {
    withoutBody(answer);
    Object expected = operation.example(answer.status(), example);
    assertThat(Shape.of(answer.json())).as(example).isEqualTo(Shape.of(expected));
    shown = shown.add(answer.status() + " " + example);
  }

  /** The events are those of the example, which is a stream as it is sent. */
  void events(List<Event> events, String schema, String example) {
    Vector<Event> expected = parse((String) operation.example(200, example));
    assertThat(events.stream().map(Event::name)).isEqualTo(expected.map(Event::name).asJava());
    assertThat(events.stream().map(Showing::shape))
        .isEqualTo(expected.map(Showing::shape).asJava());
    Vector.ofAll(events)
        .reject(event -> event.name().equals("end"))
        .forEach(event -> assertThat(faults(schema, event)).isEmpty());
    shown = shown.add("200 " + example);
  }

  private Vector<String> faults(String schema, Event event) {
    return operation.document().schemas().faults("#/components/schemas/" + schema, event.data());
  }

  private static Object shape(Event event) {
    return Shape.of(Json.object(event.data()));
  }

  private static Vector<Event> parse(String stream) {
    return Vector.of(stream.split("\n\n")).map(Showing::event);
  }

  private static Event event(String lines) {
    String[] parts = lines.split("\n", 2);
    return new Event(parts[0].substring("event:".length()), parts[1].substring("data:".length()));
  }

  /** Nothing stands in the document that no server was seen to do. */
  void assertComplete() {
    assertThat(shown.mkString("\n"))
        .as("examples of %s", operation.id())
        .isEqualTo(operation.examples().mkString("\n"));
  }
}
