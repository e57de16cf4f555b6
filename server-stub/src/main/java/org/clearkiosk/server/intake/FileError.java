package org.clearkiosk.server.intake;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file. It repeats nothing of what the file holds: that is about students.
 *
 * @param file the file's name
 * @param line where the row begins, from 1; 0 where it is about the whole file
 * @param column the column's name; null where it is about the row
 * @param problem what is wrong
 * @param remedy what to do
 */
public record FileError(
    String file, long line, @Nullable String column, String problem, String remedy) {
  public FileError {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(remedy, "remedy");
  }

  /** As compilers write it: file, line, column, what is wrong, what to do. */
  @Override
  public String toString() {
    return "%s:%s%s %s. %s."
        .formatted(
            file,
            line == 0 ? "" : line + ":",
            column == null ? "" : " column " + column + ":",
            problem,
            remedy);
  }
}
