package org.clearkiosk.server.app;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends a terminal's right to speak to the server. */
@Command(
    name = "revoke-terminal",
    description = {
      "End a terminal's right to speak to the server: its certificate and its code are dead at once,"
          + " also on connections that are open. What it delivered stands; what it still keeps is not lost, and is"
          + " delivered once the terminal is enrolled again (add-terminal --renew).",
      "May be repeated."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RevokeTerminalCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Mixin private TerminalNumber terminal;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    String number = terminal.checked();
    DataFolder folder = data.openExisting();
    try (Database open = database.openExisting(folder);
        Handle handle = open.openCommandWriter()) {
      handle.begin();
      TerminalIdentity identity = new TerminalIdentity(campus.existing(handle), number);
      if (!Terminals.revoke(handle, identity, Instant.now())) {
        throw new CommandFailure(
            ExitCodes.NOT_POSSIBLE, "there is no terminal " + identity + "; nothing was changed");
      }
      OperatorNotes.terminal(handle, AuditAction.TERMINAL_REVOKED, identity, Instant.now());
      Commits.commit(handle);
    }
    spec.commandLine()
        .getOut()
        .println("terminal " + number + " is revoked; its certificate is dead");
    return ExitCodes.DONE;
  }
}
