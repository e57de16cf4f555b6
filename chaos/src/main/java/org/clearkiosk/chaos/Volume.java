package org.clearkiosk.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small file system of one's own. Needs root. */
final class Volume {
  private static final int BLOCK = 1024 * 1024;

  private final Path image;
  private final Path place;

  private Volume(Path image, Path place) {
    this.image = image;
    this.place = place;
  }

  /** An ext4 in a file, mounted. */
  static Volume make(Path folder, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Volume volume = new Volume(folder.resolve("volume.img"), folder.resolve("volume"));
    Files.createDirectories(volume.place);
    Tool.run("truncate", "-s", megabytes + "M", volume.image.toString());
    Tool.run("mkfs.ext4", "-q", "-F", "-m", "0", volume.image.toString());
    volume.mount();
    return volume;
  }

  /** Where it is mounted. */
  Path place() {
    return place;
  }

  void mount() throws IOException, InterruptedException {
    Tool.run("mount", "-o", "loop", image.toString(), place.toString());
  }

  void unmount() throws IOException, InterruptedException {
    Tool.run("umount", place.toString());
  }

  /** Unmounts and deletes it. */
  void remove() throws IOException, InterruptedException {
    unmount();
    Files.delete(image);
  }

  /** Lets go of it although something may use it still: the run was broken off. */
  void abandon() throws IOException {
    try {
      Tool.run("umount", "-l", place.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.delete(image);
  }

  /**
   * From now on nothing reaches it any more, and its journal is not written out: as after a power
   * cut it has what it was made to keep before. What is under way on it fails.
   */
  void cutPower() throws IOException, InterruptedException {
    Tool.run("xfs_io", "-x", "-c", "shutdown", place.toString());
  }

  /** Puts all on the disk. */
  void sync() throws IOException, InterruptedException {
    Tool.run("sync", "-f", place.toString());
  }

  /** Takes all the room that is left. */
  Path fill() {
    Path filler = place.resolve("filler");
    byte[] block = new byte[BLOCK];
    for (int size = BLOCK; size > 0; size /= 4) {
      try (OutputStream out =
          Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          out.write(block, 0, size);
        }
      } catch (IOException e) {
        // full for blocks of this size
      }
    }
    return filler;
  }
}
