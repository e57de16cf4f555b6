package org.clearkiosk.kiosk.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Files that only their owner may read, where the file system knows owners. */
public final class PrivateFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> WRITING =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final Set<PosixFilePermission> READING =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private PrivateFiles() {}

  /**
   * Makes a folder and its parents; only the owner may enter what is made.
   *
   * @throws IOException when it cannot be made, or is there and others may write in it: nothing in
   *     it could be trusted
   */
  public static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder, attributes("rwx------"));
    Optional<String> mistake = mistake(folder);
    if (mistake.isPresent()) {
      throw new IOException(mistake.get());
    }
  }

  /** What is wrong with a folder that is there, and the remedy; empty where nothing is. */
  public static Optional<String> mistake(Path folder) throws IOException {
    return Files.exists(folder) && others(folder, WRITING)
        ? Optional.of(
            "others may write in %s. Take that from them: chmod go-w %s".formatted(folder, folder))
        : Optional.empty();
  }

  /** Makes an empty file where there is none. */
  public static void createFile(Path file) throws IOException {
    try {
      Files.createFile(file, attributes("rw-------"));
    } catch (FileAlreadyExistsException e) {
      // the usual case
    }
  }

  /** Whether others than the owner may read a file. */
  public static boolean othersMayRead(Path file) throws IOException {
    return others(file, READING);
  }

  /**
   * Puts a text in the place of a file, whole or not at all. It and its name are on the disk when
   * this returns, and it belongs to whom its folder belongs: an administrator who writes it has it
   * read by the user as whom the terminal runs.
   *
   * @throws IOException when it cannot be written, or not given to the folder's owner
   */
  public static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (FileChannel channel =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attributes("rw-------"))) {
      ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    giveToOwnerOf(folder, part);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    force(folder);
  }

  /** A folder's entries onto the disk; only there, where a folder can be opened. */
  private static void force(Path folder) throws IOException {
    if (POSIX) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void giveToOwnerOf(Path folder, Path file) throws IOException {
    if (POSIX && !Files.getOwner(folder).equals(Files.getOwner(file))) {
      Files.setOwner(file, Files.getOwner(folder));
    }
  }

  private static boolean others(Path path, Set<PosixFilePermission> may) throws IOException {
    return POSIX && Files.getPosixFilePermissions(path).stream().anyMatch(may::contains);
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
