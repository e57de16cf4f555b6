package org.clearkiosk.bench;

import java.util.Locale;
import java.util.Map;

/**
 * A figure that has a goal by itself, without another program beside it.
 *
 * @param name one word, for programs that read the report
 * @param what was looked at, in words with the unit
 * @param goal the highest that is good
 * @param value what it was
 */
record Limit(String name, String what, double goal, double value) implements Finding {
  @Override
  public boolean isMet() {
    return value <= goal;
  }

  @Override
  public String text(String us) {
    return String.format(
        Locale.ROOT,
        "%s: %s%n  %.1f, goal at most %.1f: %s%n%n",
        name,
        what,
        value,
        goal,
        isMet() ? "met" : "MISSED");
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("name", name, "what", what, "goal", goal, "value", value, "met", isMet());
  }
}
