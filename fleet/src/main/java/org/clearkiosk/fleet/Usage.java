package org.clearkiosk.fleet;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** The most that this process used at any of the moments at which it was looked at. */
final class Usage {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT_PEAK = "VmHWM:";
  private static final int KILOBYTES_IN_A_MEGABYTE = 1024;

  private final AtomicLong threads = new AtomicLong();
  private final AtomicLong files = new AtomicLong();

  /**
   * @param threads how many threads
   * @param files how many open files and connections; 0 where the system does not say
   * @param residentMegabytes memory in RAM at its peak; 0 where the system does not say
   */
  record Peak(long threads, long files, long residentMegabytes) {}

  /** Looks now. */
  void look() {
    threads.accumulateAndGet(ManagementFactory.getThreadMXBean().getThreadCount(), Math::max);
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof com.sun.management.UnixOperatingSystemMXBean unix) {
      files.accumulateAndGet(unix.getOpenFileDescriptorCount(), Math::max);
    }
  }

  /** The most up to now. */
  Peak peak() {
    return new Peak(threads.get(), files.get(), residentMegabytes());
  }

  private static long residentMegabytes() {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      return Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith(RESIDENT_PEAK))
              .map(line -> line.replaceAll("[^0-9]", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElse(0)
          / KILOBYTES_IN_A_MEGABYTE;
    } catch (IOException e) {
      return 0;
    }
  }
}
