package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.bootstrap.inventory.BadRow;
import io.devicedeletions.bootstrap.inventory.InventoryImport;
import io.devicedeletions.bootstrap.inventory.UnreadableInventory;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import io.devicedeletions.bootstrap.terminal.Progress;
import io.devicedeletions.domain.tenant.TenantId;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inventory import}. */
@Command(
    name = "import",
    description = {
      "Adds the devices in a CSV file to a tenant's inventory; those whose uid is there already"
          + " get the name and attributes in the file.",
      "The first line names the columns: uid, name, and any others as attributes. Rows that are no"
          + " device are listed with their line number and left out; the exit status is then 1."
    })
final class InventoryImportCommand implements Callable<Integer> {

  @Mixin DatabaseOptions database;

  @Parameters(paramLabel = "FILE.csv", description = "RFC 4180, UTF-8.")
  Path file;

  @Option(names = "--tenant", required = true, converter = TenantConverter.class)
  TenantId tenant;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    AtomicLong badRows = new AtomicLong();
    long imported = importFile(row -> tell(row, badRows));
    spec.commandLine().getOut().printf("%d imported, %d left out%n", imported, badRows.get());
    return badRows.get() == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private long importFile(Consumer<BadRow> badRows) {
    try (OpenDatabase open = OpenDatabase.forCommand(database.configuration());
        Progress progress = Progress.start("import", size());
        InputStream csv = new Watched(Files.newInputStream(file), progress)) {
      return new InventoryImport(open.store().inventory(), tenant, badRows).run(csv);
    } catch (UnreadableInventory | IOException unreadable) {
      throw new OperatorProblem("Cannot read " + file + ": " + unreadable.getMessage() + ".");
    }
  }

  private long size() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new OperatorProblem("There is no file " + file + ".");
    }
    return Files.size(file);
  }

  private void tell(BadRow row, AtomicLong badRows) {
    badRows.incrementAndGet();
    spec.commandLine().getErr().println(file + " " + row);
  }

  /** Moves the bar by the bytes that were read. */
  private static final class Watched extends FilterInputStream {
    private final Progress progress;
    private long read;

    Watched(InputStream file, Progress progress) {
      super(new BufferedInputStream(file));
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      return next < 0 ? next : moved(1) + next - 1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      return count < 0 ? count : moved(count);
    }

    private int moved(int count) {
      read += count;
      progress.stepTo(read);
      return count;
    }
  }
}
