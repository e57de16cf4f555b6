package org.clearkiosk.reader.pn532;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers each write with the next lines of a script, at once. Nothing comes when it has ended. */
final class ScriptedLine implements SerialLine {
  private final Deque<String> script = new ArrayDeque<>();
  private final List<String> written = new ArrayList<>();
  private final Deque<byte[]> waiting = new ArrayDeque<>();

  /**
   * @param answers what comes after each write, in hexadecimal; a space parts what one read brings
   */
  ScriptedLine(String... answers) {
    script.addAll(List.of(answers));
  }

  @Override
  public void write(byte[] bytes) {
    written.add(Bytes.text(bytes));
    String answer = script.poll();
    if (answer != null && !answer.isEmpty()) {
      for (String part : answer.split(" ", -1)) {
        waiting.add(Bytes.of(part));
      }
    }
  }

  @Override
  public byte[] read(long nanoseconds) {
    byte[] next = waiting.poll();
    return next == null ? new byte[0] : next;
  }

  @Override
  public void cancel() {}

  @Override
  public void close() {}

  /** What was written, in hexadecimal. */
  List<String> written() {
    return written;
  }
}
