package org.clearkiosk.kiosk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.kiosk.device.ReaderStanding;
import org.jspecify.annotations.Nullable;

/** How the terminal's readers, its program and its machine are, for whoever looks after them. */
final class OwnHealth implements Supplier<Heartbeat.Health> {
  private static final int LONGEST_NAME = 64;

  private final Supplier<List<ReaderStanding>> readers;
  private final Supplier<Duration> slowest;
  private final Path data;
  private final long begun = System.nanoTime();

  /**
   * @param readers how they are
   * @param slowest the longest that the thread which paints kept work waiting since it was asked
   * @param data where confirmations are kept
   */
  OwnHealth(Supplier<List<ReaderStanding>> readers, Supplier<Duration> slowest, Path data) {
    this.readers = readers;
    this.slowest = slowest;
    this.data = data;
  }

  @Override
  public Heartbeat.Health get() {
    Runtime java = Runtime.getRuntime();
    return new Heartbeat.Health(
        ReaderStanding.worthTelling(readers.get()).stream()
            .limit(Heartbeat.Health.MOST_READERS)
            .map(OwnHealth::told)
            .toList(),
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
        slowest.get().toMillis(),
        java.maxMemory() - java.totalMemory() + java.freeMemory(),
        freeDisk());
  }

  private @Nullable Long freeDisk() {
    try {
      return Files.getFileStore(data).getUsableSpace();
    } catch (IOException e) {
      // Whether confirmations can be kept is told by the outbox
      return null;
    }
  }

  private static Heartbeat.Reader told(ReaderStanding reader) {
    String name = reader.name().replaceAll("[^\\x20-\\x7e]", "?");
    FailureCode trouble = reader.trouble();
    return new Heartbeat.Reader(
        name.substring(0, Math.min(LONGEST_NAME, name.length())),
        trouble == null ? null : trouble.code());
  }
}
