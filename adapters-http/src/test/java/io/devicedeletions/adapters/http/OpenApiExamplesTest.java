package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The served document tells the truth: every example request in it is sent, and every example
 * answer in it is what the server really answers.
 */
@Timeout(60)
class OpenApiExamplesTest {

  private static final Map<String, Consumer<Showing>> EXAMPLES =
      HashMap.<String, Consumer<Showing>>of("deleteDevices", ScheduleExamples::deleteDevices)
          .put("previewDeletions", ScheduleExamples::previewDeletions)
          .put("listDeletions", BatchExamples::listDeletions)
          .put("getDeletion", BatchExamples::getDeletion)
          .put("cancelDeletion", BatchExamples::cancelDeletion)
          .put("watchDeletion", BatchExamples::watchDeletion)
          .put("searchDeletionRecords", HistoryExamples::searchDeletionRecords)
          .put("getDeletionTotals", HistoryExamples::getDeletionTotals)
          .put("watchDeletionTotals", HistoryExamples::watchDeletionTotals)
          .put("listDeadDeletions", DeadExamples::listDeadDeletions)
          .put("requeueDeadDeletions", DeadExamples::requeueDeadDeletions);

  static Stream<String> operations() {
    return ApiDocument.served().operations().map(DocumentedOperation::id).toJavaStream();
  }

  @Test
  void knowsEveryOperation() {
    assertThat(operations()).containsExactlyInAnyOrderElementsOf(EXAMPLES.keySet());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyExampleIsWhatTheServerAnswers(String id) {
    DocumentedOperation operation =
        ApiDocument.served().operations().find(known -> known.id().equals(id)).get();
    Showing show = new Showing(operation);
    EXAMPLES.get(id).get().accept(show);
    show.assertComplete();
  }
}
