package org.clearkiosk.server.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.clearkiosk.clearance.model.CampusId;

/**
 * The one folder in which a server keeps everything.
 *
 * @param path where it is
 */
public record DataFolder(Path path) {
  private static final String WRITERS = "writers.lock";

  /**
   * Opens a folder, made when it is not there, for its owner only.
   *
   * @throws SharedFolderException when others may write in it
   */
  public static DataFolder open(Path path) throws IOException {
    DataFolder folder = new DataFolder(path);
    for (Path each : List.of(path, folder.tls(), path.resolve("keys"))) {
      PrivateFiles.createFolder(each);
      if (PrivateFiles.othersMayWrite(each)) {
        throw new SharedFolderException(each);
      }
    }
    return folder;
  }

  /** Whether there is a folder that was opened before. */
  public static boolean isThere(Path path) {
    return Files.isDirectory(path.resolve("keys"));
  }

  /** Others may write in the folder: nothing in it could be trusted, so nothing was done. */
  public static final class SharedFolderException extends IOException {
    private static final long serialVersionUID = 1;

    SharedFolderException(Path folder) {
      super(
          "others may write in %s; nothing was done. Take that from them: chmod go-w %s"
              .formatted(folder, folder));
    }
  }

  /** The database. */
  public Path database() {
    return path.resolve("clearance.db");
  }

  /** The certification authority's and the server's keys and certificates. */
  public Path tls() {
    return path.resolve("tls");
  }

  /** The certificate that terminals trust. */
  public Path authorityCertificate() {
    return tls().resolve("ca.pem");
  }

  /** The master keys of a campus's cards. */
  public Path cardMasterKeys(CampusId campus) {
    return path.resolve("keys").resolve("card-master-keys-" + campus + ".json");
  }

  /** The private key that signs receipts. */
  public Path receiptKey() {
    return path.resolve("keys").resolve("receipt-key.json");
  }

  /** The key under which subscribers' secrets lie in the database. */
  public Path webhookKey() {
    return path.resolve("keys").resolve("webhook-key.json");
  }

  /** What a running server says about itself. */
  public Path runningServer() {
    return path.resolve("server.json");
  }

  /**
   * Holds the folder for one server.
   *
   * @return empty when another server holds it
   */
  public Optional<Hold> holdForServer() throws IOException {
    return hold("server.lock", false);
  }

  /** Holds the folder while the database's tables are made or changed; waits for its turn. */
  public Hold holdForMigration() throws IOException {
    return hold("migration.lock", true).orElseThrow();
  }

  /**
   * Holds the folder's database for writing into it, beside others who do; waits while it is
   * replaced. SQLite alone needs it. A program holds it once at a time: where one of its holds is
   * closed, POSIX lets go of all that its process has on the file.
   */
  public Hold holdForWriting() throws IOException {
    // any one byte of very many: so writers hold beside each other, also those of one process
    long place = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE - 1);
    return hold(WRITERS, place, 1, true)
        .orElseThrow(() -> new IOException("this very process replaces the database"));
  }

  /**
   * Holds the folder's database for replacing it.
   *
   * @return empty when anyone may still write into it
   */
  public Optional<Hold> holdForReplacing() throws IOException {
    return hold(WRITERS, 0, Long.MAX_VALUE, false);
  }

  private Optional<Hold> hold(String name, boolean wait) throws IOException {
    return hold(name, 0, Long.MAX_VALUE, wait);
  }

  private Optional<Hold> hold(String name, long from, long size, boolean wait) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = wait ? channel.lock(from, size, false) : channel.tryLock(from, size, false);
      if (lock != null) {
        return Optional.of(new Hold(channel));
      }
    } catch (OverlappingFileLockException e) {
      // this very process holds it
    }
    channel.close();
    return Optional.empty();
  }

  /** A hold on the folder; the operating system drops it when the process ends, however it ends. */
  public record Hold(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
