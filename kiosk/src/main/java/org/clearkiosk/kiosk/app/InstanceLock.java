package org.clearkiosk.kiosk.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One terminal a data folder: two would give the same numbers to different confirmations. */
final class InstanceLock implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private InstanceLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the lock; empty when another process holds it. The system lets go of it at the end.
   *
   * <p>On a disk that takes no write it is a lock for reading, which no terminal gets beside one
   * that could write: a terminal that runs tells more of such a disk (T-01) than one that does not
   * start.
   *
   * @throws IOException when this user may not use the folder, or the disk cannot even be read
   */
  static Optional<InstanceLock> take(Path folder) throws IOException {
    Path file = folder.resolve("kiosk.lock");
    try {
      return take(
          folder,
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
          false);
    } catch (AccessDeniedException | NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      return take(folder, FileChannel.open(file, StandardOpenOption.READ), true);
    }
  }

  private static Optional<InstanceLock> take(Path folder, FileChannel channel, boolean shared)
      throws IOException {
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock(0, Long.MAX_VALUE, shared);
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new InstanceLock(folder, channel));
  }

  /** The folder that is ours while the lock is held. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
