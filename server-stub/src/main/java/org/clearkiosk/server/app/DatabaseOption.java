package org.clearkiosk.server.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.PrivateFiles;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of the commands that use the database: which one, and its password. */
final class DatabaseOption {
  private static final int LONGEST_PASSWORD_FILE = 1024;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "Keep the data in PostgreSQL: jdbc:postgresql://HOST/DATABASE?user=NAME, as pgjdbc reads"
              + " it (without it SQLite in the data folder).")
  private @Nullable String url;

  @Option(
      names = "--database-password-file",
      paramLabel = "FILE",
      description =
          "The first line of this file is the database's password (without it PGPASSFILE or"
              + " ~/.pgpass). Only its owner may read it.")
  private @Nullable Path passwordFile;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /** Where the database of a data folder is. */
  DatabaseAddress address(DataFolder folder) throws IOException, CommandFailure {
    return address(folder.database());
  }

  /** Where the database is; {@code file} without PostgreSQL. */
  DatabaseAddress address(Path file) throws IOException, CommandFailure {
    if (url == null) {
      return new DatabaseAddress.SqliteFile(file);
    }
    try {
      DatabaseAddress.PostgreSql address =
          new DatabaseAddress.PostgreSql(url, password().orElse(null));
      if (onCommandLine() && address.passwordInUrl()) {
        spec.commandLine()
            .getErr()
            .println(
                "the list of processes shows the password in --database: use"
                    + " --database-password-file, PGPASSFILE or the configuration file");
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE,
          "--database: write it as jdbc:postgresql://HOST[:PORT]/DATABASE?user=NAME");
    }
  }

  /** Opens it and brings its tables up to date. */
  Database open(DataFolder folder) throws IOException, CommandFailure {
    return Database.open(folder, address(folder));
  }

  /** Opens it as {@link #open}, but makes no new one. */
  Database openExisting(DataFolder folder) throws IOException, CommandFailure {
    DatabaseAddress address = address(folder);
    mustExist(address, folder);
    return Database.open(folder, address);
  }

  /** Opens it for reading only. */
  Handle openForReading(DataFolder folder) throws IOException, CommandFailure {
    DatabaseAddress address = address(folder);
    mustExist(address, folder);
    return Database.openForReading(address);
  }

  /**
   * Opens it for reading only, after it is on the disk who reads what: what cannot be noted is not
   * read.
   */
  Handle openForNotedReading(DataFolder folder, OperatorNotes.Reading reading)
      throws IOException, CommandFailure {
    DatabaseAddress address = address(folder);
    mustExist(address, folder);
    OperatorNotes.reading(address, reading);
    return Database.openForReading(address);
  }

  private static void mustExist(DatabaseAddress address, DataFolder folder) throws CommandFailure {
    if (!Database.exists(address)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          address instanceof DatabaseAddress.SqliteFile
              ? folder.path()
                  + " has no database yet: is it the right folder? The first start of a server on it makes one"
              : address.name()
                  + " has no server's tables yet: is it the right database? The first start of a server on it makes them");
    }
  }

  private Optional<String> password() throws IOException, CommandFailure {
    Path file = passwordFile;
    if (file == null) {
      return Optional.empty();
    }
    if (!Files.isReadable(file) || Files.size(file) > LONGEST_PASSWORD_FILE) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "%s cannot be read, or is longer than a password; nothing was done".formatted(file));
    }
    if (PrivateFiles.othersMayRead(file)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "others may read %s; nothing was done. Take that from them: chmod 600 %s"
              .formatted(file, file));
    }
    return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst();
  }

  private boolean onCommandLine() {
    return spec.commandLine().getParseResult().hasMatchedOption("--database");
  }
}
