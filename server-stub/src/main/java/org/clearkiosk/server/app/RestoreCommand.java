package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.CarriedOver;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.DatabaseContents;
import org.clearkiosk.server.store.FactsApart;
import org.clearkiosk.server.store.SqliteBackup;
import org.clearkiosk.server.store.UnfitDatabaseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup in the database's place. */
@Command(
    name = "restore",
    description = {
      "Take a backup back: with SQLite in the database's place, after the server has ended; with"
          + " PostgreSQL into an empty database.",
      "SQLite: First the backup is checked: that it is whole, that this version can use it, that its"
          + " audit chain is as it was written, and that it has every completion event of the database"
          + " that it replaces.",
      "What the earlier database says was ended since stays so: terminals and tokens that were"
          + " revoked, certificates that ended, enrolment codes that were used, cards that are lost or"
          + " stopped, subscribers that were removed or stopped. What source systems and lists said since is"
          + " lost: import full lists before the first start.",
      "The earlier database is kept beside it, as clearance.db.before-restore-TIME.",
      "PostgreSQL: all or nothing, by its own pg_restore (Debian: postgresql-client); then the audit"
          + " chain is checked. See docs/server-storage.md."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RestoreCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file;

  @Option(
      names = "--check-only",
      description = "Check the backup, say what it has, and change nothing.")
  private boolean checkOnly;

  @Option(
      names = "--even-without-events",
      description =
          "Also where the database has completion events that the backup lacks, or cannot be read."
              + " Terminals do not send again what was acknowledged.")
  private boolean evenWithoutEvents;

  @Option(
      names = "--even-without-revocations",
      description =
          "Take back, too, what was revoked, used or reported lost after the backup: terminals, their"
              + " certificates and codes, tokens, cards, subscribers.")
  private boolean evenWithoutRevocations;

  @Option(
      names = "--even-with-broken-audit",
      description = "Also where the backup's audit chain was changed; it stays broken.")
  private boolean evenWithBrokenAudit;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data.open();
    DatabaseAddress address = database.address(folder);
    if (!Files.isReadable(file)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE, file + " cannot be read; nothing was changed");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (address instanceof DatabaseAddress.PostgreSql postgreSql) {
      if (evenWithoutEvents || evenWithoutRevocations) {
        throw new CommandFailure(
            ExitCodes.WRONG_USE,
            "--even-without-events and --even-without-revocations are about the database that is"
                + " replaced, and on PostgreSQL none is: it has to be empty; nothing was changed. Leave"
                + " them out");
      }
      new PostgreSqlRestore(postgreSql, out, evenWithBrokenAudit).run(file, checkOnly);
      return ExitCodes.DONE;
    }
    Path place = ((DatabaseAddress.SqliteFile) address).path();
    DatabaseContents contents = SqliteBackup.check(file);
    out.println(file + " is whole: it has " + BackupCommand.words(contents));
    if (!evenWithBrokenAudit) {
      refuseBrokenAudit(contents);
    }
    if (checkOnly) {
      return ExitCodes.DONE;
    }
    Optional<DataFolder.Hold> server = folder.holdForServer();
    if (server.isEmpty()) {
      throw new CommandFailure(
          ExitCodes.DATA_IN_USE,
          "a server holds " + folder.path() + "; nothing was changed. End it first");
    }
    DataFolder.Hold hold = server.get();
    try {
      out.println(replace(folder, place));
    } finally {
      hold.close();
    }
    return ExitCodes.DONE;
  }

  private void refuseBrokenAudit(DatabaseContents contents) throws CommandFailure {
    if (contents.auditFault().isPresent()) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          ("the backup's audit chain is %s; nothing was changed. Take another backup, or restore this"
                  + " one with --even-with-broken-audit")
              .formatted(BackupCommand.words(contents.auditFault().get())));
    }
  }

  private String replace(DataFolder folder, Path place) throws IOException, CommandFailure {
    DataFolder.Hold migration = folder.holdForMigration();
    try {
      Replaced replaced = replaceUnused(folder, place);
      Map<String, Object> detail = new HashMap<>();
      replaced.kept().ifPresent(kept -> detail.put("kept", String.valueOf(kept.getFileName())));
      replaced.carriedOver().ifPresent(ended -> detail.put("carriedOver", ended));
      OperatorNotes.installation(
          new DatabaseAddress.SqliteFile(place), AuditAction.DATABASE_RESTORED, detail);
      return replaced.words();
    } finally {
      migration.close();
    }
  }

  /** What was put in whose place. */
  private record Replaced(
      Optional<Path> kept, Optional<CarriedOver> carriedOver, Optional<FactsApart> apart) {
    String words() {
      return String.join(
          System.lineSeparator(),
          "restored; "
              + kept.map(path -> "the earlier database is " + path).orElse("there was none before"),
          carriedOver
              .map(TakenBack::carriedOver)
              .orElse(TakenBack.COMPARE + System.lineSeparator() + TakenBack.LINE_LED_ON),
          TakenBack.facts(apart));
    }
  }

  /** What a command still writes would go into the file that is kept, and be lost with it. */
  private Replaced replaceUnused(DataFolder folder, Path place) throws IOException, CommandFailure {
    Optional<DataFolder.Hold> alone = folder.holdForReplacing();
    if (alone.isEmpty()) {
      throw new CommandFailure(
          ExitCodes.DATA_IN_USE,
          "a command, an import perhaps, still writes into the database of %s; nothing was changed. Let it end"
              .formatted(folder.path()));
    }
    DataFolder.Hold hold = alone.get();
    try {
      boolean earlier = Files.exists(place);
      if (earlier && !evenWithoutEvents) {
        refuseLoss(place);
      }
      Optional<FactsApart> apart = earlier ? FactsApart.of(file, place) : Optional.empty();
      Instant now = Instant.now();
      Path kept = place.resolveSibling(place.getFileName() + ".before-restore-" + TIME.format(now));
      Optional<CarriedOver> carriedOver =
          SqliteBackup.replace(place, file, kept, !evenWithoutRevocations, now);
      return new Replaced(earlier ? Optional.of(kept) : Optional.empty(), carriedOver, apart);
    } finally {
      hold.close();
    }
  }

  private void refuseLoss(Path place) throws CommandFailure {
    try {
      SqliteBackup.check(place);
    } catch (UnfitDatabaseException e) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "whether the backup has all events cannot be said: %s. With --even-without-events it is replaced, and kept beside"
              .formatted(e.getMessage()));
    }
    long missing = SqliteBackup.eventsMissingIn(file, place);
    if (missing > 0) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          ("the backup lacks %d completion events that %s has, and terminals will not send them"
                  + " again; nothing was changed. --even-without-events restores all the same and"
                  + " keeps the earlier database")
              .formatted(missing, place));
    }
  }
}
