package org.clearkiosk.server.sources;

import java.util.List;

/**
 * Several changes at once: all are done, or none. Each is of another thing, so their order does not
 * matter.
 *
 * @param changes 1 to {@value #MOST}
 */
public record FactChanges(List<FactChange> changes) {
  /**
   * How many may come at once. The one writer does them in one go, while terminals wait; and so
   * many fit into a message.
   */
  public static final int MOST = 100;

  public FactChanges {
    changes = List.copyOf(changes);
    if (changes.isEmpty() || changes.size() > MOST) {
      throw new IllegalArgumentException("changes: 1 to " + MOST);
    }
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "FactChanges[" + changes.size() + "]";
  }
}
