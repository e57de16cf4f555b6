package org.clearkiosk.kiosk.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.clearkiosk.kiosk.flow.TechnicianReport;

/** The latest of what the log tells, for a technician's eyes; as little personal as the log is. */
final class RecentEvents extends AppenderBase<ILoggingEvent> {
  static final int MOST = 100;

  /** What is longer stands in the log. */
  private static final int MOST_CHARACTERS = 160;

  private final Deque<TechnicianReport.Line> latest = new ArrayDeque<>();

  @Override
  protected void append(ILoggingEvent event) {
    if (!event.getLevel().isGreaterOrEqual(Level.INFO)) {
      return;
    }
    String first = event.getFormattedMessage().lines().findFirst().orElse("");
    String shown =
        first.length() <= MOST_CHARACTERS ? first : first.substring(0, MOST_CHARACTERS) + "…";
    TechnicianReport.Line line =
        new TechnicianReport.Line(
            event.getInstant().atOffset(ZoneOffset.UTC),
            LogEvents.idOf(event).orElse(""),
            null,
            shown);
    synchronized (latest) {
      if (latest.size() == MOST) {
        latest.removeFirst();
      }
      latest.addLast(line);
    }
  }

  /** The latest first. */
  List<TechnicianReport.Line> lines() {
    synchronized (latest) {
      List<TechnicianReport.Line> lines = new ArrayList<>(latest);
      Collections.reverse(lines);
      return List.copyOf(lines);
    }
  }
}
