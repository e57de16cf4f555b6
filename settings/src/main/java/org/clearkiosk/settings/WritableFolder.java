package org.clearkiosk.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks whether a program could keep its things in a folder, without making it. */
public final class WritableFolder {
  private WritableFolder() {}

  /** What is wrong with a folder, and the remedy; empty where it is there or could be made. */
  public static Optional<String> mistake(Path path) {
    Path folder = path.toAbsolutePath();
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there != null && Files.isDirectory(there) && Files.isWritable(there)
        ? Optional.empty()
        : Optional.of(
            "%s is no folder that this user may write in: make it, or name another"
                .formatted(there));
  }
}
