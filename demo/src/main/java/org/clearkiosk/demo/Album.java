package org.clearkiosk.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder of a demonstration's pictures, numbered in the order in which they were taken. */
final class Album {
  private static final String PICTURE = "[0-9]{2}-[a-z0-9-]+\\.png";

  private final Path folder;
  private int pictures;

  private Album(Path folder) {
    this.folder = folder;
  }

  /** Opens the folder; the pictures of an earlier demonstration go, other files stay. */
  static Album open(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path old :
            files.filter(file -> file.getFileName().toString().matches(PICTURE)).toList()) {
          Files.delete(old);
        }
      }
      return new Album(folder);
    } catch (IOException e) {
      throw new DemoException("the folder " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** Where the next picture goes. */
  Path next(String name) {
    pictures++;
    return folder.resolve("%02d-%s.png".formatted(pictures, name));
  }

  Path folder() {
    return folder;
  }
}
