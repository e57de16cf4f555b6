package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.DatabaseContents;
import org.clearkiosk.server.store.PostgreSqlBackup;
import org.clearkiosk.server.store.UnfitDatabaseException;

/**
 * Restores a backup into an empty PostgreSQL database. Nothing is replaced: the database that
 * servers used stays as it is, until they are told of the new one.
 */
final class PostgreSqlRestore {
  private final DatabaseAddress.PostgreSql address;
  private final PostgreSqlBackup backup;
  private final PrintWriter out;
  private final boolean evenWithBrokenAudit;

  PostgreSqlRestore(
      DatabaseAddress.PostgreSql address, PrintWriter out, boolean evenWithBrokenAudit) {
    this.address = address;
    this.backup = new PostgreSqlBackup(address);
    this.out = out;
    this.evenWithBrokenAudit = evenWithBrokenAudit;
  }

  void run(Path file, boolean checkOnly) throws IOException, CommandFailure {
    out.println(
        file
            + " can be read to its end, and this program knows its tables: version "
            + backup.check(file));
    if (checkOnly) {
      out.println(
          "whether its audit chain is whole is seen once it is restored; nothing was changed");
      return;
    }
    backup.restore(file, Instant.now());
    DatabaseContents contents = contents();
    if (contents.auditFault().isPresent() && !evenWithBrokenAudit) {
      throw unfit(
          "its audit chain is " + BackupCommand.words(contents.auditFault().get()),
          "take another backup, or restore this one with --even-with-broken-audit");
    }
    OperatorNotes.installation(address, AuditAction.DATABASE_RESTORED, Map.of());
    out.println("restored into %s: %s".formatted(address.name(), BackupCommand.words(contents)));
    out.println(TakenBack.COMPARE);
    out.println(TakenBack.LINE_LED_ON);
    out.println(TakenBack.IMPORT);
  }

  private DatabaseContents contents() throws CommandFailure {
    try {
      return backup.restored();
    } catch (UnfitDatabaseException e) {
      throw unfit(String.valueOf(e.getMessage()), "take another backup");
    }
  }

  private CommandFailure unfit(String why, String instead) {
    return new CommandFailure(
        ExitCodes.NOT_POSSIBLE,
        ("what was restored into %s is not to be used: %s. The database that servers use now was not"
                + " touched. Drop this one, make an empty one in its place, and %s")
            .formatted(address.name(), why, instead));
  }
}
