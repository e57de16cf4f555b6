package org.clearkiosk.reader.dump;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of one dump: it is whole or not there, and only its owner can read it. */
public final class DumpFile {
  private DumpFile() {}

  /**
   * Writes a new file.
   *
   * @throws FileAlreadyExistsException when there is one; it is left as it is
   * @throws IOException when it cannot be written whole; then nothing is left of it
   */
  public static void write(Path file, String text) throws IOException {
    Files.createFile(file, permissions("rw-------"));
    try {
      Files.write(
          file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      remove(file, e);
      throw e;
    }
  }

  /** A disk that is full takes the file's name and none of what belongs in it. */
  private static void remove(Path file, IOException failure) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  static FileAttribute<?>[] permissions(String text) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }
}
