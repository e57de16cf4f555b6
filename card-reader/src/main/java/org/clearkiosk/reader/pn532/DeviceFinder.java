package org.clearkiosk.reader.pn532;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the devices that are there of those that are configured. */
final class DeviceFinder {
  /** More than that is a pattern that was not meant so. */
  static final int MOST_DEVICES = 16;

  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private DeviceFinder() {}

  /** Whether a configured name is a pattern. */
  static boolean isPattern(String device) {
    return GLOB.matcher(device).find();
  }

  /**
   * The devices that may be opened now, in the order of the configuration, and of their names
   * within a pattern.
   */
  static List<String> present(List<String> configured) {
    List<String> present = new ArrayList<>();
    for (String device : configured) {
      if (isPattern(device)) {
        present.addAll(matching(Path.of(device)));
      } else if (Path.of(device).getParent() == null || Files.exists(Path.of(device))) {
        // A name without a folder is Windows's, and no file: opening it tells whether it is there
        present.add(device);
      }
    }
    return present.stream().distinct().limit(MOST_DEVICES).toList();
  }

  private static List<String> matching(Path pattern) {
    Path folder = pattern.getParent();
    Path name = pattern.getFileName();
    if (folder == null || name == null) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, name.toString())) {
      for (Path entry : entries) {
        if (Files.exists(entry)) {
          found.add(entry.toString());
        }
      }
    } catch (IOException e) {
      // The system makes the folder with the first device in it
      return List.of();
    }
    return found.stream().sorted().toList();
  }
}
