package org.clearkiosk.clearance.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one JSON mapping of the project: RFC 8259, dates and times as RFC 3339 writes them. */
public final class Json {
  /** The longest message that either end reads, in bytes. A notice has about 6,000. */
  public static final int MAXIMUM_BYTES = 64 * 1024;

  private static final int LAST_YEAR = 9999;

  /** The mapping itself; safe for use by many threads. */
  public static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .disableHtmlEscaping()
          .enableComplexMapKeySerialization()
          .registerTypeAdapter(LocalDate.class, text(dated(LocalDate::parse), LocalDate::toString))
          .registerTypeAdapter(YearMonth.class, text(dated(YearMonth::parse), YearMonth::toString))
          .registerTypeAdapter(ZoneId.class, text(ZoneId::of, ZoneId::getId).nullSafe())
          .registerTypeAdapter(
              OffsetDateTime.class,
              text(dated(OffsetDateTime::parse), DateTimeFormatter.ISO_OFFSET_DATE_TIME::format))
          .registerTypeHierarchyAdapter(SessionRequest.class, new SessionRequestAdapter())
          .create();

  private Json() {}

  /** Writes a message. */
  public static String write(Object message) {
    return GSON.toJson(message);
  }

  /**
   * Reads a message.
   *
   * @throws MalformedMessageException when the text is no JSON, is of another shape, or lacks a
   *     needed part. The exception's message quotes nothing of the text
   */
  public static <T> T read(String json, Class<T> type) throws MalformedMessageException {
    @Nullable T message;
    try {
      message = GSON.fromJson(json, type);
    } catch (JsonParseException e) {
      throw new MalformedMessageException("no JSON, or not of the shape expected", e);
    } catch (RuntimeException e) {
      // Gson hands through what a record's constructor throws
      throw new MalformedMessageException("a part is missing or out of its range", e);
    }
    if (message == null) {
      throw new MalformedMessageException("empty", null);
    }
    return message;
  }

  /** A year has four digits (RFC 3339, section 5.6); with more, milliseconds would overflow. */
  private static <T extends Temporal> Function<String, T> dated(Function<String, T> parse) {
    return text -> {
      T parsed = parse.apply(text);
      if (parsed.get(ChronoField.YEAR) < 0 || parsed.get(ChronoField.YEAR) > LAST_YEAR) {
        throw new DateTimeException("a year of four digits");
      }
      return parsed;
    };
  }

  private static <T> TypeAdapter<T> text(
      Function<String, T> parse, Function<? super T, String> format) {
    return new TypeAdapter<T>() {
      @Override
      public void write(JsonWriter out, @Nullable T value) throws IOException {
        out.value(value == null ? null : format.apply(value));
      }

      @Override
      public @Nullable T read(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NULL) {
          in.nextNull();
          return null;
        }
        String text = in.nextString();
        try {
          return parse.apply(text);
        } catch (DateTimeException e) {
          throw new JsonParseException(in.getPath() + ": no date or time of ISO 8601", e);
        }
      }
    };
  }

  /** A message that cannot be read; nothing of its content is repeated. */
  public static final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedMessageException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
