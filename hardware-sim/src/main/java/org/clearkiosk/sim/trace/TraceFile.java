package org.clearkiosk.sim.trace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of a saved trace: it may hold keys and numbers of cards, so only its owner reads it. */
public final class TraceFile {
  private TraceFile() {}

  /**
   * Makes a new file that only its owner can read.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is one; it is left as it is
   */
  public static BufferedWriter create(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
  }
}
