package org.clearkiosk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The folder of one running demonstration: locked while it runs, private to its user.
 *
 * <p>It remembers which processes were started, so that a later start can end those that a killed
 * one left behind, and no others.
 */
public final class Home implements AutoCloseable {
  private static final Path SELF = Path.of("/proc/self");

  /** Locked while a demonstration runs; tells too that the folder is a demonstration's. */
  private static final String LOCK = "demonstration.lock";

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private Home(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /** The folder in which everything of this user that runs for a while has a folder of its own. */
  public static Path ofUser() {
    try {
      return Path.of("/tmp", "clearance-kiosk-" + Files.getAttribute(SELF, "unix:uid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes the folder, or tells that another demonstration holds it.
   *
   * @return empty when another one runs there
   */
  public static Optional<Home> take(Path folder) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      refuseForeign(folder);
      refuseOtherUse(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      Home home = new Home(folder, channel, lock);
      home.endLeftBehind();
      home.empty();
      return Optional.of(home);
    } catch (IOException e) {
      throw new DemoException(
          "the folder %s cannot be used: %s. Choose another with --run-dir."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /** A folder inside, made if it is not there. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Remembers a started process. */
  public void remember(ProcessHandle process) {
    String line = process.pid() + " " + startOf(process).toEpochMilli() + "\n";
    try {
      Files.writeString(processes(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the folder go. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(processes());
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void endLeftBehind() throws IOException {
    List<String> remembered;
    try {
      remembered = Files.readAllLines(processes(), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return;
    }
    for (String line : remembered) {
      String[] parts = line.split(" ", 2);
      ProcessHandle.of(Long.parseLong(parts[0]))
          // a number that was given to another process since starts at another moment
          .filter(process -> startOf(process).toEpochMilli() == Long.parseLong(parts[1]))
          .ifPresent(Home::end);
    }
    Files.delete(processes());
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(Part.GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    }
  }

  private void empty() throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        if (!entry.equals(folder) && !entry.equals(folder.resolve(LOCK))) {
          Files.delete(entry);
        }
      }
    }
  }

  private Path processes() {
    return folder.resolve("processes");
  }

  private static void refuseForeign(Path folder) throws IOException {
    String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
    if (Files.isSymbolicLink(folder) || !owner.equals(System.getProperty("user.name"))) {
      throw new IOException("it is a link, or belongs to " + owner);
    }
  }

  /** What lies in the folder is deleted at each start, so it must be a demonstration's. */
  private static void refuseOtherUse(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()
          && !Files.exists(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("it holds other things, which were left alone");
      }
    }
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
