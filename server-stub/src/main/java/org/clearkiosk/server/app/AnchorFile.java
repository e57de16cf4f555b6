package org.clearkiosk.server.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.server.audit.ChainHead;

/** A file in which heads of the audit chain are noted down, one a line. */
final class AnchorFile {
  private AnchorFile() {}

  /** The heads in it; none where there is no file. */
  static List<ChainHead> read(Path file) throws IOException, CommandFailure {
    List<ChainHead> heads = new ArrayList<>();
    if (!Files.exists(file)) {
      return heads;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          heads.add(ChainHead.parse(line.strip()));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          "%s, line %d: %s; nothing was checked".formatted(file, heads.size() + 1, e.getMessage()));
    }
    return heads;
  }

  /** Adds a head, onto the disk; one that is there already, or of an empty chain, is not added. */
  static void add(Path file, ChainHead head) throws IOException, CommandFailure {
    if (head.equals(ChainHead.EMPTY) || read(file).contains(head)) {
      return;
    }
    Files.writeString(
        file,
        head + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.SYNC);
  }
}
