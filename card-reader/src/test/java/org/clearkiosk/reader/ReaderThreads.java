package org.clearkiosk.reader;

import java.util.List;

/** The threads that run in this JVM for a reader. */
public final class ReaderThreads {
  private ReaderThreads() {}

  public static List<String> of(String reader) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith(reader))
        .sorted()
        .toList();
  }
}
