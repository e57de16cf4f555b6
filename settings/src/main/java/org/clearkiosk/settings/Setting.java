package org.clearkiosk.settings;

import java.util.List;

/**
 * One setting of a configuration file.
 *
 * @param key its name, for example {@code port}
 * @param values what it is set to, at least one
 * @param line where it stands, from 1
 */
public record Setting(String key, List<String> values, int line) {
  /** Keeps a copy. */
  public Setting {
    values = List.copyOf(values);
  }
}
