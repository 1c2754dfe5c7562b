package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.bootstrap.database.OpenDatabase;
import io.devicedeletions.bootstrap.terminal.ExitStatus;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.vavr.control.Option;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tenant set}. */
@Command(
    name = "set",
    description = {
      "Changes how a tenant's work is treated beside that of others; what is not named stays.",
      "A running server notices within a second or two."
    })
final class TenantSetCommand implements Callable<Integer> {

  @Parameters(paramLabel = "TENANT", converter = TenantConverter.class)
  TenantId tenant;

  @CommandLine.Option(
      names = "--weight",
      paramLabel = "N",
      description = "How many claims it gets where another gets one, from 1 to 100.")
  @Nullable Integer weight;

  @CommandLine.Option(
      names = "--pause",
      description = "Removes none of its devices until --resume; it can still schedule.")
  boolean pause;

  @CommandLine.Option(names = "--resume", description = "Ends a pause.")
  boolean resume;

  @CommandLine.Option(
      names = "--pending-cap",
      paramLabel = "N",
      description = "How many of its devices may wait before its requests are answered 429.")
  @Nullable Long pendingCap;

  @CommandLine.Option(names = "--no-pending-cap", description = "Lets any number wait.")
  boolean noPendingCap;

  @Mixin DatabaseOptions database;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    refuseWhatMakesNoSense();
    Tenant changed;
    try (OpenDatabase open = OpenDatabase.forCommand(database.existing())) {
      changed = change(open.store().tenants());
    }
    spec.commandLine().getOut().println(TenantLine.withSettings(changed));
    return ExitStatus.DONE;
  }

  private void refuseWhatMakesNoSense() {
    refuseBoth(pause && resume, "--pause and --resume");
    refuseBoth(pendingCap != null && noPendingCap, "--pending-cap and --no-pending-cap");
    if (weight == null && pendingCap == null && !pause && !resume && !noPendingCap) {
      throw usage(
          "Nothing to set: give --weight, --pause, --resume, --pending-cap or --no-pending-cap.");
    }
    if (weight != null) {
      Ranges.require("--weight", weight, 1, TenantSettings.HIGHEST_WEIGHT);
    }
    if (pendingCap != null && pendingCap < 1) {
      throw usage("--pending-cap must be at least 1; --no-pending-cap lifts it");
    }
  }

  private static void refuseBoth(boolean given, String options) {
    if (given) {
      throw usage(options + " exclude each other: give one.");
    }
  }

  private static OperatorProblem usage(String sentence) {
    return new OperatorProblem(sentence, ExitStatus.USAGE);
  }

  /** A mistyped name would make a tenant that nobody is, and the one that was meant goes on. */
  private Tenant change(TenantDirectory tenants) {
    Tenant known = KnownTenants.require(tenants, tenant);
    Tenant changed = known.withSettings(changed(known.settings()));
    tenants.save(changed);
    return changed;
  }

  private TenantSettings changed(TenantSettings settings) {
    return new TenantSettings(
        weight == null ? settings.weight() : weight,
        !resume && (pause || settings.paused()),
        noPendingCap ? Option.none() : Option.of(pendingCap).orElse(settings.pendingCap()));
  }
}
