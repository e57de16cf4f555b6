package org.clearkiosk.server.app;

import picocli.CommandLine.Command;

/** Who is told of completions. */
@Command(
    name = "webhook",
    description = {
      "The subscribers that are told of a campus's completions, each by a signed request of its own"
          + " (docs/events-out.md). All of it works while servers run, on all of them."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      WebhookAddCommand.class,
      WebhookListCommand.class,
      WebhookResumeCommand.class,
      WebhookRemoveCommand.class,
      WebhookDeadCommand.class
    })
final class WebhookCommand {}
