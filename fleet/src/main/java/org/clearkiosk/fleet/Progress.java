package org.clearkiosk.fleet;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Says how far a run has come: one line that changes in a terminal window, else one now and then.
 */
final class Progress {
  /** bin/sim sets it where its standard error is a terminal window: Java 17 itself cannot tell. */
  private static final String TERMINAL_PROPERTY = "clearkiosk.terminal";

  private static final String LINE_START = "\r";
  private static final String CLEAR_TO_END = "\u001b[K";
  private static final long ELSEWHERE_EVERY_SECONDS = 10;

  private final PrintWriter out;
  private final boolean changing = Boolean.getBoolean(TERMINAL_PROPERTY);
  private final int students;
  private final Books books;
  private final long begun = System.nanoTime();
  private long before;
  private long saidAt = begun;

  Progress(PrintWriter out, int students, Books books) {
    this.out = out;
    this.students = students;
    this.books = books;
  }

  /** Looks, and says what there is to say; called about once a second by one thread. */
  void look() {
    long now = System.nanoTime();
    if (!changing && now - saidAt < TimeUnit.SECONDS.toNanos(ELSEWHERE_EVERY_SECONDS)) {
      return;
    }
    long told = books.countTold();
    long kept = books.countKept();
    double perSecond = (told - before) * 1e9 / Math.max(1, now - saidAt);
    before = told;
    saidAt = now;
    Times.Percentiles receipts = books.receipts().percentiles();
    say(
        String.format(
            Locale.ROOT,
            "%4d s  %,d of %,d confirmed, %,d answered, %,d wait, %.0f/s; receipt p50 %.0f ms, p99"
                + " %.0f ms",
            TimeUnit.NANOSECONDS.toSeconds(now - begun),
            kept,
            students,
            told,
            kept - told,
            perSecond,
            receipts.p50(),
            receipts.p99()));
  }

  private void say(String line) {
    if (changing) {
      out.print(LINE_START + line + CLEAR_TO_END);
    } else {
      out.println(line);
    }
    out.flush();
  }

  /** Ends the line that changes. */
  void end() {
    if (changing) {
      out.println();
      out.flush();
    }
  }
}
