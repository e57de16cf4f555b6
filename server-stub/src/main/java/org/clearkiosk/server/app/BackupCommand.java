package org.clearkiosk.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.ChainCheck;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.DatabaseContents;
import org.clearkiosk.server.store.PostgreSqlBackup;
import org.clearkiosk.server.store.SqliteBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the database while the server runs. */
@Command(
    name = "backup",
    description = {
      "Copy the database as it is at one moment, also while servers run, and check the copy. Its"
          + " owner alone may read it: it holds what the database holds.",
      "The keys are not in it: keep copies of DIR/tls and DIR/keys apart from it.",
      "PostgreSQL is copied by its own pg_dump (Debian: postgresql-client), SQLite without more. For"
          + " any moment of the past: pg_basebackup with archived WAL, see docs/server-storage.md."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BackupCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Where to; there must be no such file.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data.openExisting();
    DatabaseAddress source = database.address(folder);
    if (source instanceof DatabaseAddress.SqliteFile sqlite && !Files.exists(sqlite.path())) {
      throw new CommandFailure(ExitCodes.NOT_POSSIBLE, folder.path() + " has no database yet");
    }
    if (Files.exists(file)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE, file + " exists; nothing was changed. Choose another FILE");
    }
    Path target = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    if (!Files.isDirectory(target) || !Files.isWritable(target)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "%s is no folder into which this user may write; nothing was changed. Make it, or name another FILE"
              .formatted(target));
    }
    if (source instanceof DatabaseAddress.PostgreSql postgreSql) {
      new PostgreSqlBackup(postgreSql).mustBePossible();
    }
    // before it is made: the copy tells of itself, and none is made that is not noted
    OperatorNotes.installation(source, AuditAction.BACKUP_BEGUN, Map.of());
    DatabaseContents contents = write(source);
    spec.commandLine().getOut().println(file + " has " + words(contents));
    contents
        .auditFault()
        .ifPresent(
            fault ->
                spec.commandLine()
                    .getErr()
                    .println(
                        "the database's audit chain, and so the copy's, is %s. Find out why, and keep this copy as it is"
                            .formatted(words(fault))));
    return ExitCodes.DONE;
  }

  private DatabaseContents write(DatabaseAddress source) throws IOException {
    return source instanceof DatabaseAddress.PostgreSql postgreSql
        ? new PostgreSqlBackup(postgreSql).write(file)
        : SqliteBackup.write(((DatabaseAddress.SqliteFile) source).path(), file);
  }

  static String words(ChainCheck.Fault fault) {
    return "broken at position %d: %s".formatted(fault.position(), fault.what());
  }

  static String words(DatabaseContents contents) {
    return "%d students, %d completions and %d completion events, the latest of %s; %d audit entries; version %s"
        .formatted(
            contents.students(),
            contents.completions(),
            contents.events(),
            contents.latest().map(Object::toString).orElse("(none)"),
            contents.auditEnd().position(),
            contents.version());
  }
}
