package org.clearkiosk.server.app;

import picocli.CommandLine.Command;

/** The tokens of source systems. */
@Command(
    name = "token",
    description = {
      "The tokens with which source systems (library, finance, dormitories, network, computer lab,"
          + " card centre, …) say what is in a student's way, and when it no longer is. A token speaks"
          + " for one source of one campus, and at most for one office; docs/source-systems.md tells"
          + " their developers how.",
      "Two scopes are for being told: feed:read of completions, notices:read of any student's"
          + " notice. Give the second only to a platform at which students sign in, and which shows"
          + " each of them their own.",
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TokenAddCommand.class, TokenListCommand.class, TokenRevokeCommand.class})
final class TokenCommand {}
