package org.clearkiosk.kiosk.screen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells a key that is pressed from one that is only still held. A held key repeats: some systems
 * tell of each repetition as a press alone, X11 as a release and a press at the same moment.
 */
final class HeldKeys {
  /** No finger releases and presses a key in so short a time, in milliseconds. */
  private static final long QUICKEST = 8;

  private final Set<Integer> held = new HashSet<>();
  private final Map<Integer, Long> released = new HashMap<>();

  /**
   * A key goes down.
   *
   * @param key its code
   * @param when in milliseconds, as the event says
   * @return whether a finger has pressed it just now
   */
  boolean pressed(int key, long when) {
    boolean wasHeld = !held.add(key);
    Long up = released.get(key);
    boolean repeats = up != null && Math.abs(when - up) < QUICKEST;
    return !wasHeld && !repeats;
  }

  /** A key goes up. */
  void released(int key, long when) {
    held.remove(key);
    released.put(key, when);
  }

  /** Forgets all: where the keyboard was away, no release was told. */
  void forget() {
    held.clear();
    released.clear();
  }
}
