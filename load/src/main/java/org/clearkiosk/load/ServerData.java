package org.clearkiosk.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a server keeps its data.
 *
 * @param folder its data folder
 * @param database the URL of a PostgreSQL database; null for SQLite in the folder
 * @param passwordFile the file with that database's password; null for none
 */
public record ServerData(Path folder, @Nullable String database, @Nullable Path passwordFile) {
  /** With SQLite in the folder. */
  public static ServerData sqlite(Path folder) {
    return new ServerData(folder, null, null);
  }

  /** The options that name it to the server's commands. */
  public List<String> options() {
    List<String> options = new ArrayList<>(List.of("--data", folder.toString()));
    if (database != null) {
      options.addAll(List.of("--database", database));
    }
    if (passwordFile != null) {
      options.addAll(List.of("--database-password-file", passwordFile.toString()));
    }
    return options;
  }

  /** Where the database is, for looking into it past the server. */
  public DatabaseAddress address() throws IOException {
    if (database == null) {
      return new DatabaseAddress.SqliteFile(DataFolder.open(folder).database());
    }
    String password =
        passwordFile == null
            ? null
            : Files.readString(passwordFile, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    return new DatabaseAddress.PostgreSql(database, password);
  }

  /**
   * The data folder of a further server on the same database: the same authority and shared keys.
   */
  public ServerData another(Path otherFolder) throws IOException {
    DataFolder.open(otherFolder);
    copyAll(folder.resolve("tls"), otherFolder.resolve("tls"), "ca");
    copyAll(folder.resolve("keys"), otherFolder.resolve("keys"), "card-master-keys-");
    copyAll(folder.resolve("keys"), otherFolder.resolve("keys"), "webhook-key");
    return new ServerData(otherFolder, database, passwordFile);
  }

  private static void copyAll(Path from, Path to, String prefix) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.newDirectoryStream(from, prefix + "*")) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
