package org.clearkiosk.kiosk.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What every thread of the process is doing: names of threads, classes and methods, and who waits
 * for whom. No value of any variable is in it, so nothing of a student.
 */
final class ThreadDump {
  private static final int MOST_FRAMES = 60;

  private ThreadDump() {}

  /** One thread after the other, as text of many lines. */
  static String text() {
    ThreadInfo[] all = ManagementFactory.getThreadMXBean().dumpAllThreads(true, true);
    return Arrays.stream(all)
        .sorted(Comparator.comparing(ThreadInfo::getThreadName))
        .map(ThreadDump::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(ThreadInfo thread) {
    String waitsFor =
        thread.getLockName() == null
            ? ""
            : " waits for "
                + thread.getLockName()
                + (thread.getLockOwnerName() == null
                    ? ""
                    : ", which " + thread.getLockOwnerName() + " holds");
    List<StackTraceElement> frames = Arrays.asList(thread.getStackTrace());
    return "\"%s\" %s%s%n%s"
        .formatted(
            thread.getThreadName(),
            thread.getThreadState(),
            waitsFor,
            frames.stream()
                .limit(MOST_FRAMES)
                .map(frame -> "    at %s%n".formatted(frame))
                .collect(Collectors.joining()));
  }
}
