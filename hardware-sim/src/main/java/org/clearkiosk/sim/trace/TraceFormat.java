package org.clearkiosk.sim.trace;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Locale;
import org.clearkiosk.sim.card.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Entries as JSON objects, one a line in files ({@code .jsonl}) and as the control API gives them,
 * and as lines for people.
 */
public final class TraceFormat {
  private static final long NANOSECONDS = 1_000_000_000L;

  private TraceFormat() {}

  /** An entry as JSON. */
  public static JsonObject json(TraceEntry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("number", entry.number());
    json.addProperty("ns", entry.nanoseconds());
    json.addProperty("time", entry.time().toString());
    json.addProperty("reader", entry.reader());
    json.addProperty("direction", entry.direction().name().toLowerCase(Locale.ROOT));
    json.addProperty("kind", entry.kind().word());
    json.addProperty("bytes", entry.bytes().toHexadecimal());
    json.addProperty("meaning", entry.meaning());
    return json;
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException when it is no entry
   */
  public static TraceEntry read(JsonElement element) {
    try {
      JsonObject json = element.getAsJsonObject();
      return new TraceEntry(
          member(json, "number").getAsLong(),
          member(json, "ns").getAsLong(),
          Instant.parse(member(json, "time").getAsString()),
          member(json, "reader").getAsString(),
          TraceEntry.Direction.valueOf(upper(json, "direction")),
          TraceEntry.Kind.valueOf(upper(json, "kind")),
          ByteString.parse(member(json, "bytes").getAsString()),
          member(json, "meaning").getAsString());
    } catch (RuntimeException unusable) {
      // Gson and the parsers answer a spoilt line with several kinds of unchecked exception.
      throw new IllegalArgumentException("not an entry of a trace", unusable);
    }
  }

  /** An entry as one line: seconds, reader, direction, bytes, meaning. */
  public static String line(TraceEntry entry) {
    String arrow =
        switch (entry.direction()) {
          case TO_READER -> ">";
          case FROM_READER -> "<";
          case NONE -> "*";
        };
    String bytes = spaced(entry.bytes());
    return String.format(
        Locale.ROOT,
        "%5d.%09d  %-6s %s  %s%s",
        entry.nanoseconds() / NANOSECONDS,
        entry.nanoseconds() % NANOSECONDS,
        entry.reader(),
        arrow,
        bytes.isEmpty() ? "" : bytes + "  | ",
        entry.meaning());
  }

  /** Bytes as pairs of digits with blanks between them. */
  public static String spaced(ByteString bytes) {
    return bytes.toHexadecimal().replaceAll("(..)(?=.)", "$1 ");
  }

  private static String upper(JsonObject json, String name) {
    return member(json, name).getAsString().toUpperCase(Locale.ROOT);
  }

  private static JsonElement member(JsonObject json, String name) {
    @Nullable JsonElement member = json.get(name);
    if (member == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return member;
  }
}
