package org.clearkiosk.server.app;

import picocli.CommandLine.Command;

/** The audit chain. */
@Command(
    name = "audit",
    description = "The audit chain: who saw or changed what.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AuditVerifyCommand.class, AuditListCommand.class})
final class AuditCommand {}
