package io.devicedeletions.adapters.http;

import io.devicedeletions.adapters.http.testkit.ContractRow;
import io.devicedeletions.adapters.http.testkit.ContractRow.Sent;
import io.devicedeletions.adapters.http.testkit.ContractRowTable;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The inputs of {@code bad-inputs.txt}, and who can be given which of them. */
final class BadInputs {

  /** What the server does before our endpoints hear of a request: framing and the cap. */
  private static final Set<String> ROWS_OF_THE_SERVER = Set.of("1", "11");

  private static final Pattern SOUND_FIELD = Pattern.compile("-?[!#-'*+.0-9A-Z^-z|~-]+(:.*)?");

  private static final List<ContractRow> ALL = ContractRowTable.read("/bad-inputs.txt");

  private BadInputs() {}

  static List<ContractRow> all() {
    return ALL;
  }

  /** Those that are requests, however bad, and reach our code. */
  static List<ContractRow> thatReachUs() {
    return ALL.stream().filter(row -> row.expected().isOurs() && isRequest(row.sent())).toList();
  }

  /** Those that our endpoints judge. */
  static List<ContractRow> forEndpoints() {
    return thatReachUs().stream()
        .filter(row -> !ROWS_OF_THE_SERVER.contains(row.number()))
        .filter(row -> row.sent().requestLine().matches("\\S+ /\\S* HTTP/1\\.[01]"))
        .toList();
  }

  private static boolean isRequest(Sent sent) {
    return sent.raw().isEmpty()
        && !sent.ends()
        && sent.headers().stream().allMatch(header -> SOUND_FIELD.matcher(header).matches());
  }

  /** Tokens by the names that the file gives them. */
  static UnaryOperator<String> tokens(RunningApi api) {
    String good = api.issuer().token("acme");
    return name -> {
      if (!name.equals("good")) {
        throw new AssertionError("no token is called " + name);
      }
      return good;
    };
  }
}
