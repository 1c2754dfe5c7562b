package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.bootstrap.dead.DeadJson;
import io.devicedeletions.bootstrap.dead.DeadTable;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.StandardOutput;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dead list}. */
@Command(
    name = "list",
    description = "Lists a tenant's devices that were given up, and why, the oldest first.")
final class DeadListCommand implements Callable<Integer> {

  static final int HIGHEST_LIMIT = 10_000;

  @Option(
      names = "--tenant",
      required = true,
      paramLabel = "TENANT",
      converter = TenantConverter.class,
      description = "Whose.")
  TenantId tenant;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many at most, up to 10000 (default: 100).")
  int limit;

  @Option(names = "--json", description = "As one JSON array.")
  boolean json;

  @Mixin DatabaseOptions database;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Ranges.require("--limit", limit, 1, HIGHEST_LIMIT);
    Seq<DeadLine> lines;
    try (OpenDatabase open = OpenDatabase.forCommand(database.existing())) {
      lines = open.store().dead().oldest(tenant, limit);
      if (lines.isEmpty()) {
        KnownTenants.require(open.store().tenants(), tenant);
      }
    }
    print(lines);
    tellOfMore(lines);
    return ExitStatus.DONE;
  }

  private void print(Seq<DeadLine> lines) {
    try (StandardOutput out = StandardOutput.open()) {
      if (json) {
        out.writer().println(DeadJson.of(lines));
      } else if (lines.nonEmpty()) {
        out.writer().print(new DeadTable(spec.usageMessage().width()).of(lines));
      }
      out.finish();
    }
  }

  private void tellOfMore(Seq<DeadLine> lines) {
    if (lines.isEmpty()) {
      spec.commandLine().getErr().println("Nothing of " + tenant + " was given up.");
    } else if (lines.size() == limit) {
      spec.commandLine()
          .getErr()
          .println("These are the oldest " + limit + "; there may be more, see --limit.");
    }
  }
}
