package org.clearkiosk.server.app;

import picocli.CommandLine.Command;

/** The campuses of an installation. */
@Command(
    name = "campus",
    description = {
      "The campuses that this installation serves. There is always \"main\"; an installation of one"
          + " campus needs no more.",
      "Every student, card, terminal and completion belongs to one campus. Numbers may be the same"
          + " on two of them, and no terminal sees another campus's."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CampusAddCommand.class, CampusSetCommand.class, CampusListCommand.class})
final class CampusCommand {}
