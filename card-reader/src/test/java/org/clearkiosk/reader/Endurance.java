package org.clearkiosk.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what a process holds, before and after many cycles. How many is said by {@code
 * -Dtest.taps} and {@code -Dtest.replugs}; every build makes a few.
 */
public final class Endurance {
  /** How often a card is laid down and taken away. */
  public static final int TAPS = Integer.getInteger("test.taps", 20);

  /** How often a reader is pulled out and plugged in. */
  public static final int REPLUGS = Integer.getInteger("test.replugs", 5);

  private static final Logger LOG = LoggerFactory.getLogger(Endurance.class);
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String what;
  private final long start = System.nanoTime();
  private final long descriptors;
  private final long threads;

  private Endurance(String what) throws IOException {
    this.what = what;
    this.descriptors = descriptors();
    this.threads = threads();
  }

  /** Counts what is held now, a first cycle being over. */
  public static Endurance begin(String what) throws IOException {
    return new Endurance(what);
  }

  /** Waits until no more is held than at the beginning; what is let go, is let go soon. */
  public void assertNothingLeftOver(int cycles) throws IOException {
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while ((descriptors() > descriptors || threads() > threads) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    LOG.info(
        "{}: {} cycles in {} s; file descriptors {} -> {}, threads {} -> {}",
        what,
        cycles,
        seconds,
        descriptors,
        descriptors(),
        threads,
        threads());
    assertThat(descriptors())
        .describedAs("file descriptors after %d cycles", cycles)
        .isLessThanOrEqualTo(descriptors);
    assertThat(threads())
        .describedAs("threads after %d cycles: %s", cycles, Thread.getAllStackTraces().keySet())
        .isLessThanOrEqualTo(threads);
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return open.count();
    }
  }

  /** Without those that Java keeps for ended processes, for a while. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("process reaper"))
        .count();
  }
}
