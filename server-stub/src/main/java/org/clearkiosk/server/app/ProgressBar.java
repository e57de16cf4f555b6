package org.clearkiosk.server.app;

import java.io.PrintWriter;
import org.clearkiosk.server.intake.Progress;
import org.jspecify.annotations.Nullable;

/** A line that shows how far something has come, for who sits before a terminal window. */
final class ProgressBar implements Progress, AutoCloseable {
  /**
   * bin/server sets it where its standard error is a terminal window: Java 17 itself cannot tell.
   */
  private static final String TERMINAL_PROPERTY = "clearkiosk.terminal";

  private static final int CELLS = 30;
  private static final long REDRAW_NANOSECONDS = 100_000_000;
  private static final String LINE_START = "\r";
  private static final String CLEAR_TO_END = "\u001b[K";

  private final @Nullable PrintWriter out;
  private String step = "";
  private long drawnAt;

  private ProgressBar(@Nullable PrintWriter out) {
    this.out = out;
  }

  /** A bar where someone sees it, in a terminal window; elsewhere nothing is shown. */
  static ProgressBar where(PrintWriter out) {
    return new ProgressBar(Boolean.getBoolean(TERMINAL_PROPERTY) ? out : null);
  }

  @Override
  public void at(String current, long done, long all) {
    long now = System.nanoTime();
    if (out == null || (current.equals(step) && now - drawnAt < REDRAW_NANOSECONDS)) {
      return;
    }
    step = current;
    drawnAt = now;
    out.print(LINE_START + line(current, done, all) + CLEAR_TO_END);
    out.flush();
  }

  /** What is drawn. */
  static String line(String step, long done, long all) {
    if (all <= 0) {
      return step + " …";
    }
    long part = Math.min(done, all);
    int filled = (int) (part * CELLS / all);
    return "[%s%s] %3d %% %s"
        .formatted("#".repeat(filled), " ".repeat(CELLS - filled), part * 100 / all, step);
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (out != null) {
      out.print(LINE_START + CLEAR_TO_END);
      out.flush();
    }
  }
}
