package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.ContractRowTable;
import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inventories as files: what spreadsheets write, and what they get back. */
class InventoryEndToEndTest {

  @TempDir Path folder;

  @Test
  void bad_rows_are_listed_with_their_lines_and_the_others_imported() throws IOException {
    Path file = folder.resolve("devices.csv");
    Files.writeString(
        file,
        """
        uid,name,note
        00000000-0000-4000-8000-000000000001,A,first
        1-1-1-1-1,B,malformed
        00000000-0000-4000-8000-000000000003,"C, with a comma",third
        00000000-0000-4000-8000-000000000004,\u200b,blank
        00000000-0000-4000-8000-000000000005,E
        """);
    Result result =
        ExecutableJar.run(
            "inventory", "import", file.toString(), "--tenant", "acme", "--data-dir", data());
    assertThat(result.exitStatus()).isEqualTo(1);
    assertThat(result.out()).isEqualTo("2 imported, 3 left out\n");
    assertThat(result.err()).contains("line 3: uid").contains("line 5: name").contains("line 6: ");
    assertThat(
            ExecutableJar.run("inventory", "export", "--tenant", "acme", "--data-dir", data())
                .out())
        .isEqualTo(
            """
            uid,name,note
            00000000-0000-4000-8000-000000000001,A,first
            00000000-0000-4000-8000-000000000003,"C, with a comma",third
            """);
  }

  @Test
  void names_survive_export_in_a_plain_locale_and_a_byte_order_mark_is_no_column()
      throws IOException {
    Path file = folder.resolve("devices.csv");
    Files.writeString(
        file,
        "\uFEFF\"uid\",\"name\"\n" + ContractRowTable.UID + ",B\u00fcro \u6f22 \ud83d\ude00\n");
    Result imported = inventory("import", file.toString());
    assertThat(imported.out()).as(imported.err()).isEqualTo("1 imported, 0 left out\n");
    Result exported =
        ExecutableJar.run(
            Map.of("LC_ALL", "C"), "inventory", "export", "--tenant", "acme", "--data-dir", data());
    assertThat(exported.out())
        .isEqualTo("uid,name\n" + ContractRowTable.UID + ",B\u00fcro \u6f22 \ud83d\ude00\n");
  }

  @Test
  void a_file_that_stops_being_csv_is_imported_up_to_there() throws IOException {
    Path file = folder.resolve("devices.csv");
    Files.writeString(file, "uid,name\n" + ContractRowTable.UID + ",A\n\"x\"y,B\n");
    Result imported = inventory("import", file.toString());
    assertThat(imported.exitStatus()).isEqualTo(1);
    assertThat(imported.err()).contains("1 rows before it were imported, nothing after it");
    assertThat(inventory("count").out()).isEqualTo("1\n");
  }

  @Test
  void a_mistyped_folder_is_no_empty_inventory() {
    Result count = inventory("count");
    assertThat(count.exitStatus()).isEqualTo(1);
    assertThat(count.err()).contains("There is no database in").contains("--data-dir");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  private Result inventory(String... arguments) {
    return ExecutableJar.run(
        Stream.concat(
                Stream.concat(Stream.of("inventory"), Stream.of(arguments)),
                Stream.of("--tenant", "acme", "--data-dir", data()))
            .toArray(String[]::new));
  }

  private String data() {
    return folder.resolve("data").toString();
  }
}
