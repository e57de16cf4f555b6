package org.clearkiosk.kiosk.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The number of each kind of event in the log, by the message with its gaps open: what the code
 * logs need not know numbers. {@code log-events.properties} has them, {@code docs/events.md} says
 * what each means and what to do; a test holds both to the code.
 */
final class LogEvents {
  private static final String FILE = "log-events.properties";
  private static final String OWN = "org.clearkiosk.kiosk.";
  private static final Map<String, String> IDS = read();

  private LogEvents() {}

  /**
   * The number of what was logged, for example {@code K-12}; empty where it has none, as whatever a
   * library logs: its words may be the terminal's by chance.
   */
  static Optional<String> idOf(ILoggingEvent event) {
    return event.getLoggerName().startsWith(OWN)
        ? Optional.ofNullable(IDS.get(event.getMessage()))
        : Optional.empty();
  }

  private static Map<String, String> read() {
    Properties numbered = new Properties();
    try (@Nullable InputStream in = LogEvents.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      try (Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        numbered.load(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    Map<String, String> ids = new HashMap<>();
    for (String id : numbered.stringPropertyNames()) {
      ids.put(numbered.getProperty(id), id);
    }
    return Map.copyOf(ids);
  }
}
