package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.domain.tenant.TenantId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dead requeue}. */
@Command(
    name = "requeue",
    description = {
      "Makes a tenant's devices that were given up due again, the oldest first, with all their"
          + " attempts before them.",
      "Find out with 'dead list' why they failed and mend that first. Who requeued what is kept."
    })
final class DeadRequeueCommand implements Callable<Integer> {

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
      defaultValue = "1000",
      description = "How many at most, up to 10000 (default: 1000).")
  int limit;

  @Mixin DatabaseOptions database;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Ranges.require("--limit", limit, 1, HIGHEST_LIMIT);
    int requeued;
    try (OpenDatabase open = OpenDatabase.forCommand(database.existing())) {
      requeued = open.store().dead().requeueOldest(tenant, limit, CommandRequester.ofThisUser());
      if (requeued == 0) {
        KnownTenants.require(open.store().tenants(), tenant);
      }
    }
    spec.commandLine().getOut().println(requeued + " requeued");
    if (requeued == limit) {
      spec.commandLine().getErr().println("There may be more; run it again.");
    }
    return ExitStatus.DONE;
  }
}
