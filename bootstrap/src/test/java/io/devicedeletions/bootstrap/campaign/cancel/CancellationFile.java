package io.devicedeletions.bootstrap.campaign.cancel;

import io.devicedeletions.bootstrap.campaign.ledger.CancellationCall;
import io.devicedeletions.bootstrap.campaign.ledger.CancellationCall.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a canceller asked and was told, one line each. A call is entered before it is made; what it
 * says is entered behind it, unless the process was killed in between. For one process at a time.
 */
final class CancellationFile {

  private static final String ASKED = "asked";
  private static final String TOLD = "told";

  private final Path file;

  CancellationFile(Path file) {
    this.file = file;
  }

  void asked(String tenant, String batchId) {
    append(ASKED, tenant, batchId);
  }

  void told(Told told) {
    append(TOLD, numbers(told.cancelled()), numbers(told.tooLate()));
  }

  private void append(String... words) {
    try {
      Files.writeString(
          file,
          String.join(" ", words) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String numbers(Set<Integer> lines) {
    return lines.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  /** Every call, in the order in which they were made. */
  List<CancellationCall> calls() {
    List<CancellationCall> calls = new ArrayList<>();
    for (String line : lines()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals(ASKED)) {
        calls.add(new CancellationCall(words[1], words[2], Optional.empty()));
      } else {
        CancellationCall last = calls.remove(calls.size() - 1);
        Told told = new Told(numbers(words[1]), numbers(words[2]));
        calls.add(new CancellationCall(last.tenant(), last.batchId(), Optional.of(told)));
      }
    }
    return calls;
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Set<Integer> numbers(String list) {
    return Arrays.stream(list.substring(1, list.length() - 1).split(",", -1))
        .flatMap(number -> number.isEmpty() ? Stream.empty() : Stream.of(Integer.valueOf(number)))
        .collect(Collectors.toSet());
  }
}
