package org.clearkiosk.reader.pcsc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of several {@link PcscReader}s attends to which of the card service's readers, so that no
 * two attend to the same. Whoever loses its reader takes the next free one, in the service's order.
 * May be used by any thread.
 */
public final class ReaderAllotment {
  private final Map<Object, String> taken = new HashMap<>();

  /** With every reader free. */
  public ReaderAllotment() {}

  /**
   * Takes a reader, and gives back what was taken before.
   *
   * @param taker by whom; the same until it gives back
   * @param wanted names of readers that are there now
   * @return the first that nobody else has; empty when there is none
   */
  synchronized Optional<String> take(Object taker, List<String> wanted) {
    taken.remove(taker);
    Optional<String> free = wanted.stream().filter(name -> !taken.containsValue(name)).findFirst();
    free.ifPresent(name -> taken.put(taker, name));
    return free;
  }

  /** Gives back what was taken, if anything was. */
  synchronized void giveBack(Object taker) {
    taken.remove(taker);
  }
}
