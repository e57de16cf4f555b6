package org.clearkiosk.sim.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What went wrong, and with which file: Java says one of the two, as a rule. */
final class FileFailure {
  private FileFailure() {}

  /** The same failure, whose message names the file. */
  static IOException at(Path file, IOException failure) {
    return new IOException(words(file.toString(), failure), failure);
  }

  /** The message of any failure; where it is about a file, it names that and what is wrong. */
  static String text(IOException failure) {
    return failure instanceof FileSystemException of && of.getFile() != null
        ? words(of.getFile(), failure)
        : message(failure);
  }

  private static String words(String file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no file " + file;
    }
    if (failure instanceof AccessDeniedException) {
      return "this user has no right to " + file;
    }
    if (failure instanceof NotDirectoryException) {
      return file + " is no folder";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return file + " exists already and was left as it is";
    }
    @Nullable String reason = failure instanceof FileSystemException of ? of.getReason() : null;
    return file + ": " + Objects.requireNonNullElseGet(reason, () -> message(failure));
  }

  private static String message(IOException failure) {
    return Objects.requireNonNullElseGet(
        failure.getMessage(), () -> failure.getClass().getSimpleName());
  }
}
