package org.clearkiosk.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures that are only to be known.
 *
 * @param name one word, for programs that read the report
 * @param what was looked at, in words
 * @param values by their names, which say their units
 */
record Figures(String name, String what, Map<String, Double> values) implements Finding {
  Figures {
    values = Map.copyOf(values);
  }

  @Override
  public boolean isMet() {
    return true;
  }

  @Override
  public String text(String us) {
    StringBuilder text = new StringBuilder("%s: %s%n".formatted(name, what));
    new TreeMap<>(values)
        .forEach(
            (key, value) ->
                text.append(String.format(Locale.ROOT, "  %-46s %12.1f%n", key, value)));
    return text.append(System.lineSeparator()).toString();
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("name", name, "what", what, "values", new TreeMap<>(values));
  }
}
