package org.clearkiosk.server.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that is wrong: the first {@value #MOST}, and how many there are. Not for several threads. */
public final class FileErrors {
  /** How many are kept. */
  public static final int MOST = 100;

  private final List<FileError> kept = new ArrayList<>();
  private long count;

  FileErrors() {}

  void add(FileError error) {
    count++;
    if (kept.size() < MOST) {
      kept.add(error);
    }
  }

  /** Counts errors of which only some are given. */
  void addAll(List<FileError> some, long all) {
    some.forEach(this::add);
    count += all - some.size();
  }

  /** How many there are. */
  public long count() {
    return count;
  }

  /** Whether there is one. */
  public boolean any() {
    return count > 0;
  }

  /** How many there are beyond those that are kept. */
  public long more() {
    return count - kept.size();
  }

  /** Those that are kept: file by file, from the top of each. */
  public List<FileError> kept() {
    return kept.stream()
        .sorted(Comparator.comparing(FileError::file).thenComparingLong(FileError::line))
        .toList();
  }
}
