package org.clearkiosk.reader.pcsc;

import java.util.List;

/** The threads that run in this JVM for a reader. */
final class ReaderThreads {
  private ReaderThreads() {}

  static List<String> of(String reader) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith(reader))
        .sorted()
        .toList();
  }
}
