package org.clearkiosk.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the kiosk says of the screen that it has painted.
 *
 * @param screen the state's name, for example {@code NoticeShown}
 * @param code the failure code on it; null where there is none
 * @param detail what else tells this screen from others of the same state; null where nothing does
 * @param facts what it shows that concerns no one alone, each by its name
 * @param controls where its controls are on the display, by name; only those that take a touch
 * @param shown when it was to be painted, in nanoseconds of {@link System#nanoTime()} on Linux,
 *     which all processes of a machine share
 * @param painted when it was
 */
public record Screen(
    String screen,
    @Nullable String code,
    @Nullable String detail,
    Map<String, String> facts,
    Map<String, Area> controls,
    long shown,
    long painted) {
  @SuppressWarnings("NullAway") // a line without facts or controls leaves them out
  public Screen {
    facts = facts == null ? Map.of() : Map.copyOf(facts);
    controls = controls == null ? Map.of() : Map.copyOf(controls);
  }

  /**
   * Where a control is.
   *
   * @throws DemoException when the screen has no such control
   */
  public Area control(String name) {
    Area area = controls.get(name);
    if (area == null) {
      throw new DemoException(screen + " has no control " + name + ", only " + controls.keySet());
    }
    return area;
  }
}
