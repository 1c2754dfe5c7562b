package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.ContractRow;
import io.devicedeletions.adapters.http.testkit.ContractRowTable;
import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RowExchange;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every input of {@code bad-inputs.txt}, one after the other, at one packaged jar. */
class BadInputsEndToEndTest {

  private final TestTokens tokens = new TestTokens();

  @Test
  void eachIsAnsweredAsListedAndOnlyWhatIsAcceptedIsStored(@TempDir Path folder) {
    String data = folder.resolve("data").toString();
    List<ContractRow> rows = ContractRowTable.read("/bad-inputs.txt");
    ExecutableJar.run("tenant", "enable", "acme", "--data-dir", data);
    try (ServerProcess server = ApiNode.start(folder, tokens)) {
      rows.forEach(row -> check(row, server));
      assertThat(new DatabaseFile(folder.resolve("data")).batches())
          .isEqualTo(rows.stream().filter(row -> row.expected().isAccepted()).count());
    }
  }

  private void check(ContractRow row, ServerProcess server) {
    try (RawConnection connection = new RawConnection(server.api().getPort())) {
      new RowExchange(connection, tokens::named).check(row);
    } catch (RuntimeException | AssertionError failed) {
      throw new AssertionError(row.title(), failed);
    }
  }
}
