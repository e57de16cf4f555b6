package org.clearkiosk.sim.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one simulator keeps what it needs while it runs: pcscd's socket, the control
 * file, logs. Only its owner may enter it, and one simulator at a time holds it. What a killed one
 * left behind is in nobody's way.
 */
public final class RunFolder {
  /** The environment variable that names another folder than the default one. */
  public static final String ENVIRONMENT_VARIABLE = "CLEARANCE_KIOSK_SIM";

  /** The longest path of a unix socket in bytes (unix(7): 108 with the closing zero). */
  static final int LONGEST_SOCKET_PATH = 107;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
      PosixFilePermissions.fromString("----w--w-");

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /** Where the default folder of this user is, unless the environment names another. */
  public static Path defaultPath() {
    @Nullable String named = System.getenv(ENVIRONMENT_VARIABLE);
    return named == null || named.isBlank() ? ownPath() : Path.of(named);
  }

  private static Path ownPath() {
    return Path.of("/tmp", "clearance-kiosk-" + ownUserNumber(), "sim");
  }

  /**
   * The folder whose pcscd has its socket at a given path, for programs that were started with
   * {@code PCSCLITE_CSOCK_NAME} already set.
   *
   * @param socket ends in {@code pcsc/pcscd.comm}
   */
  public static RunFolder ofSocket(Path socket) throws IOException {
    Path absolute = socket.toAbsolutePath().normalize();
    @Nullable Path pcsc = absolute.getParent();
    @Nullable Path folder = pcsc == null ? null : pcsc.getParent();
    if (folder == null || !absolute.endsWith(Path.of("pcsc", "pcscd.comm"))) {
      throw new IOException("The socket's path must end in pcsc/pcscd.comm: " + socket);
    }
    return open(folder);
  }

  /**
   * Opens a folder, making it (0700) where it does not exist.
   *
   * @throws IOException when it belongs to someone else, others can write in it, or it lies so deep
   *     that a socket in it would have too long a path; nothing that exists is changed
   */
  public static RunFolder open(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    RunFolder folder = new RunFolder(absolute);
    int length = folder.socket().toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_SOCKET_PATH) {
      throw new IOException(
          String.format(
              "The run folder's path is too long: pcscd's socket would be %s, %d bytes, and Linux"
                  + " allows %d. Choose a shorter one with --run-dir.",
              folder.socket(), length, LONGEST_SOCKET_PATH));
    }
    Path parent = absolute.getParent();
    if (parent != null) {
      makePrivate(parent);
      if (absolute.equals(ownPath())) {
        // /tmp is everybody's: whoever made the folder above could swap the one in it.
        checkOwn(parent, WRITABLE_BY_OTHERS);
      }
    }
    makePrivate(absolute);
    checkOwn(absolute, WRITABLE_BY_OTHERS);
    makePrivate(folder.pcsc());
    checkOwn(folder.pcsc(), WRITABLE_BY_OTHERS);
    return folder;
  }

  /** The folder itself. */
  public Path path() {
    return path;
  }

  /** The socket that clients of this folder's pcscd are given as {@code PCSCLITE_CSOCK_NAME}. */
  public Path socket() {
    return pcsc().resolve("pcscd.comm");
  }

  /** What pcscd sees as {@code /run/pcscd}. */
  Path pcsc() {
    return path.resolve("pcsc");
  }

  /** Closes pcscd's folder to others again: pcscd opens it to everyone when it starts. */
  void closePcsc() throws IOException {
    Files.setPosixFilePermissions(pcsc(), OWNER_ONLY);
  }

  /** What pcscd says. */
  Path log() {
    return path.resolve("pcscd.log");
  }

  /** Where the serial reader's port appears as long as no one has named another path. */
  Path serialPort() {
    return path.resolve("pn532");
  }

  /** Where and with which token the running simulator is controlled. */
  public Path controlFile() {
    return path.resolve("control.json");
  }

  /**
   * Takes the folder for this process; the operating system gives it back when the process ends,
   * however it ends.
   *
   * @return empty when another simulator holds it
   */
  public Optional<Hold> hold() throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new Hold(channel));
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // Answered like a lock held by another process.
    }
    channel.close();
    return Optional.empty();
  }

  /** That this process has the folder. */
  public static final class Hold implements AutoCloseable {
    private final FileChannel channel;

    private Hold(FileChannel channel) {
      this.channel = channel;
    }

    /** Gives the folder back. */
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Makes a folder for its owner alone; one that exists is left as it is. */
  private static void makePrivate(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
  }

  /** Refuses a folder rather than mending it: a mistyped option must not close someone's /tmp. */
  private static void checkOwn(Path folder, Set<PosixFilePermission> unwanted) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + " is not a folder; choose another with --run-dir.");
    }
    if (userNumber(folder) != ownUserNumber()) {
      throw new IOException(folder + " belongs to another user; choose another with --run-dir.");
    }
    if (!Collections.disjoint(Files.getPosixFilePermissions(folder), unwanted)) {
      throw new IOException(
          folder
              + " is open to other users of this machine, who could take the simulator over:"
              + " choose another folder with --run-dir, or close this one with chmod 700.");
    }
  }

  private static int ownUserNumber() {
    try {
      return userNumber(Path.of("/proc/self/status"));
    } catch (IOException noProcessFileSystem) {
      throw new IllegalStateException("The simulator needs /proc", noProcessFileSystem);
    }
  }

  private static int userNumber(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}
