package io.devicedeletions.bootstrap.overload.attack;

import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import io.devicedeletions.bootstrap.campaign.process.Shell;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A process that attacks for a while and says what came of it. It is a process of its own to be
 * nice: on a machine that it shares with the server it takes what the others leave.
 */
public final class Attack {

  private static final String TOKEN = "OVERLOAD_TOKEN";
  private static final String LEAST_URGENT = "19";

  private Attack() {}

  /** Begins one. */
  public static CompletableFuture<Tally> begin(AttackSettings settings) {
    ServerCommand command =
        ServerCommand.of(Attack.class, settings.arguments())
            .withEnvironment(TOKEN, settings.token());
    return CompletableFuture.supplyAsync(() -> Tally.in(command.output()));
  }

  public static void main(String[] arguments) throws IOException {
    String token = System.getenv().getOrDefault(TOKEN, "");
    Shell.succeeds(
        "renice", "-n", LEAST_URGENT, "-p", Long.toString(ProcessHandle.current().pid()));
    AttackSettings settings = AttackSettings.parse(arguments, token);
    Tally tally = settings.kind().isQuick() ? Storm.run(settings) : Crowd.run(settings);
    tally.count(
        Tally.CPU_MILLIS,
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
    System.out.println(tally.line());
  }
}
