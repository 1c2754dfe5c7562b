package io.devicedeletions.adapters.http.internal.deletions;

import io.devicedeletions.adapters.http.internal.deletions.BodyModel.Verdict;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.device.SubmittedText;
import java.util.ArrayList;
import java.util.List;

/**
 * A body of any bytes: the reader accepts exactly what the model accepts, and reads the same lines.
 * The limit is low, so that bodies over it are short.
 */
public final class BodyReaderFuzz {

  private static final int LIMIT = 3;
  private static final BodyReader READER = new BodyReader(new BatchLimit(LIMIT));
  private static final BodyModel MODEL = new BodyModel(LIMIT);

  private BodyReaderFuzz() {}

  /** Judges one body; what it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] body) {
    Verdict expected = MODEL.judge(body);
    Verdict seen = READER.read(body).fold(BodyReaderFuzz::verdict, BodyReaderFuzz::verdict);
    if (!fits(seen, expected)) {
      throw new AssertionError("the model says " + expected + ", the reader " + seen);
    }
  }

  private static boolean fits(Verdict seen, Verdict expected) {
    return expected instanceof Verdict.LinesOrNoDocument either
        ? seen instanceof Verdict.NotADocument || seen.equals(new Verdict.Lines(either.lines()))
        : seen.equals(expected);
  }

  /** A refusal is the client's fault and says so in the contract's words. */
  private static Verdict verdict(Answer refusal) {
    if (refusal.status() != 400
        || !refusal.body().startsWith("{\"code\":\"INVALID_REQUEST\",\"message\":\"")) {
      throw new AssertionError("not an answer of the contract: " + refusal);
    }
    return refusal.body().contains("must be an ")
        ? new Verdict.AnotherShape()
        : new Verdict.NotADocument();
  }

  private static Verdict verdict(SubmittedDevices submitted) {
    List<String> lines = new ArrayList<>();
    for (SubmittedDevice device : submitted.devices()) {
      lines.add(
          device instanceof SubmittedDevice.Described described
              ? part(described.uid()) + " and " + part(described.name())
              : "not an object");
    }
    return new Verdict.Lines(lines);
  }

  private static String part(SubmittedText part) {
    if (part instanceof SubmittedText.Present present) {
      return "text " + present.value();
    }
    return part instanceof SubmittedText.Absent ? "nothing" : "no text";
  }
}
