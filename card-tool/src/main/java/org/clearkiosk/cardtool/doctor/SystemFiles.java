package org.clearkiosk.cardtool.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A machine's files, beneath a folder that stands for its root. What cannot be read is taken for
 * not there: a technician may lack rights, and a process may end while it is looked at.
 */
public final class SystemFiles {
  private static final int LONGEST_FILE = 256 * 1024;
  private static final int MOST_ENTRIES = 4096;

  private final Path root;

  /**
   * @param root {@code /} is this machine's
   */
  public SystemFiles(Path root) {
    this.root = root;
  }

  /** The root folder. */
  Path root() {
    return root;
  }

  /** Whether something is there; a link that leads nowhere counts. */
  boolean exists(String path) {
    return Files.exists(at(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** A file's text, at most 256 KiB of it, without blanks around it. */
  Optional<String> text(String path) {
    Path file = at(path);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The names in a folder, in order. */
  List<String> names(String folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(at(folder))) {
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
        if (names.size() == MOST_ENTRIES) {
          break;
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return names.stream().sorted().toList();
  }

  /** Whether a folder's names can be read. */
  boolean isReadable(String folder) {
    return Files.isReadable(at(folder));
  }

  /** Where a link leads, as it is written. */
  Optional<String> link(String path) {
    try {
      return Optional.of(Files.readSymbolicLink(at(path)).toString());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** The last part of where a link leads. */
  Optional<String> linkName(String path) {
    return link(path).map(target -> target.substring(target.lastIndexOf('/') + 1));
  }

  private Path at(String path) {
    return root.resolve(path.startsWith("/") ? path.substring(1) : path);
  }
}
