package org.clearkiosk.kiosk.app;

import com.google.gson.Gson;
import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.io.PrintStream;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.clearkiosk.kiosk.flow.State;
import org.jspecify.annotations.Nullable;

/**
 * Swing's queue of events with a clock: how long each event waited for the event thread, and how
 * long the thread was with it. Whenever the terminal comes to idle it writes one line of JSON to
 * standard output: {@code {"eventThread":{"waited":{…},"dispatched":{…}}}}, each a count by the
 * microseconds that it took at most, since the start.
 *
 * <p>What the display reports comes in by a way on which no one sees it posted, so for that only
 * the dispatch is clocked.
 */
final class EventThreadTimes extends EventQueue implements Consumer<State> {
  private static final Gson GSON = new Gson();

  private final DurationCounts waited = new DurationCounts();
  private final DurationCounts dispatched = new DurationCounts();

  /** Weak, for events that are merged into others are never dispatched. */
  private final Map<AWTEvent, Long> posted = Collections.synchronizedMap(new WeakHashMap<>());

  private final PrintStream out;
  private boolean idle;

  private EventThreadTimes(PrintStream out) {
    this.out = out;
  }

  /** Takes the place of this process's queue for good. */
  static EventThreadTimes install(PrintStream out) {
    EventThreadTimes times = new EventThreadTimes(out);
    Toolkit.getDefaultToolkit().getSystemEventQueue().push(times);
    return times;
  }

  private record Line(Counts eventThread) {}

  private record Counts(Map<Long, Long> waited, Map<Long, Long> dispatched) {}

  @Override
  public void postEvent(AWTEvent event) {
    posted.put(event, System.nanoTime());
    super.postEvent(event);
  }

  @Override
  protected void dispatchEvent(AWTEvent event) {
    long start = System.nanoTime();
    @Nullable Long since = posted.remove(event);
    if (since != null) {
      waited.add(start - since);
    }
    try {
      super.dispatchEvent(event);
    } finally {
      dispatched.add(System.nanoTime() - start);
    }
  }

  /** Writes when the terminal has come to idle. Called by the flow's thread alone. */
  @Override
  public void accept(State state) {
    boolean was = idle;
    idle = state instanceof State.Idle;
    if (idle && !was) {
      out.println(
          GSON.toJson(new Line(new Counts(waited.byMicroseconds(), dispatched.byMicroseconds()))));
      out.flush();
    }
  }
}
