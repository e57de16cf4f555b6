package org.clearkiosk.server.app;

import picocli.CommandLine.Command;

/** What subscribers did not take. */
@Command(
    name = "dead",
    description =
        "Dead letters: the events that a subscriber did not take for three days. They are kept until they"
            + " are replayed, or the subscriber is removed.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {WebhookDeadListCommand.class, WebhookDeadReplayCommand.class})
final class WebhookDeadCommand {}
