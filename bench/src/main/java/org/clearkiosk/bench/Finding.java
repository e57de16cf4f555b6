package org.clearkiosk.bench;

import java.util.Map;

/** One thing that a benchmark found out. */
interface Finding {
  /** Whether its goal was met; true where there is none. */
  boolean isMet();

  /**
   * For people: lines of at most 100 characters, an empty one last.
   *
   * @param us the name of the project's part that was measured
   */
  String text(String us);

  /** For programs: members of a JSON object. */
  Map<String, Object> members();
}
