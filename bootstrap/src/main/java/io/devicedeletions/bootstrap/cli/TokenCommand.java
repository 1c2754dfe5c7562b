package io.devicedeletions.bootstrap.cli;

import picocli.CommandLine.Command;

/** Groups what can be done with tokens. */
@Command(
    name = "token",
    description = "Issues tokens with keys made by 'keys init'.",
    subcommands = TokenIssueCommand.class)
final class TokenCommand extends CommandGroup {}
