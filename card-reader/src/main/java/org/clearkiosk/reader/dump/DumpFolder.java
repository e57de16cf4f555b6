package org.clearkiosk.reader.dump;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each dump as a file of one folder, readable by its owner alone. Stops at {@value
 * #MOST_FILES} files, so that a terminal that was left dumping does not fill its disk: nothing that
 * was kept is deleted. What cannot be written is logged, and lost.
 */
public final class DumpFolder implements DumpSink {
  /** The most files in the folder. */
  public static final int MOST_FILES = 2000;

  private static final Logger LOG = LoggerFactory.getLogger(DumpFolder.class);
  private static final int MOST_SAME_NAMES = 100;
  private static final String ENDING = ".dump";

  private final Path folder;
  private long files;
  private boolean full;

  /**
   * A folder for dumps, made now if it is not there.
   *
   * @throws IOException when it cannot be made, or looked into
   */
  public DumpFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder, DumpFile.permissions("rwx------"));
    try (Stream<Path> present = Files.list(folder)) {
      files = present.count();
    }
  }

  @Override
  public synchronized void accept(String name, String text) {
    if (files >= MOST_FILES) {
      if (!full) {
        full = true;
        LOG.warn("{} holds {} files: no more dumps. Move some away and restart.", folder, files);
      }
      return;
    }
    try {
      write(name, text);
      files++;
    } catch (IOException e) {
      LOG.warn("A dump could not be written to {}: {}", folder, reason(e));
    }
  }

  /** Readers that begin in the same millisecond get different files. */
  private void write(String name, String text) throws IOException {
    String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    for (int number = 1; number <= MOST_SAME_NAMES; number++) {
      Path file = folder.resolve(number == 1 ? stem + ENDING : stem + "-" + number + ENDING);
      try {
        DumpFile.write(file, text);
        return;
      } catch (FileAlreadyExistsException e) {
        // The next number may be free
      }
    }
    throw new IOException("There are too many dumps of one moment.");
  }

  private static String reason(IOException failure) {
    return failure instanceof FileSystemException of && of.getReason() != null
        ? of.getReason()
        : failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
