package org.clearkiosk.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.TerminalIdentity;

/** What a request says: its id, its terminal, its body. */
final class Requests {
  private static final String ID = "request-id";
  private static final String TERMINAL = "terminal";
  private static final String SOURCE = "source";

  private Requests() {}

  /**
   * A body that could be read.
   *
   * @param message what it says
   * @param text the same as received
   */
  record Body<T>(T message, String text) {}

  static void setId(Context context, String id) {
    context.attribute(ID, id);
  }

  static String id(Context context) {
    String id = context.attribute(ID);
    return id == null ? RequestLog.NOBODY : id;
  }

  static void setTerminal(Context context, TerminalIdentity terminal) {
    context.attribute(TERMINAL, terminal);
  }

  /** The terminal that asks, for logs. */
  static String terminal(Context context) {
    TerminalIdentity terminal = context.attribute(TERMINAL);
    return terminal == null ? RequestLog.NOBODY : terminal.toString();
  }

  static void setSource(Context context, SourceIdentity source) {
    context.attribute(SOURCE, source);
  }

  /** The source system that asks, for logs. */
  static String source(Context context) {
    SourceIdentity source = context.attribute(SOURCE);
    return source == null ? RequestLog.NOBODY : source.toString();
  }

  /** Reads a body of at most {@link Json#MAXIMUM_BYTES}. */
  static <T> Answer<Body<T>> body(Context context, String mediaType, Class<T> type)
      throws IOException {
    return mediaType.equals(mediaType(context))
        ? body(raw(context), type)
        : Answer.refused(Refusal.of(ProblemType.MEDIA_TYPE));
  }

  /**
   * Reads a body that may be left out, whatever its media type is said to be then.
   *
   * @param none what it means that there is none
   */
  static <T> Answer<T> optional(Context context, String mediaType, Class<T> type, T none)
      throws IOException {
    byte[] raw = raw(context);
    if (raw.length == 0) {
      return Answer.given(none);
    }
    if (!mediaType.equals(mediaType(context))) {
      return Answer.refused(Refusal.of(ProblemType.MEDIA_TYPE));
    }
    Answer<Body<T>> body = body(raw, type);
    return body instanceof Answer.Given<Body<T>> given
        ? Answer.given(given.value().message())
        : Answer.refused(((Answer.Refused<Body<T>>) body).refusal());
  }

  private static byte[] raw(Context context) throws IOException {
    return context.req().getInputStream().readNBytes(Json.MAXIMUM_BYTES + 1);
  }

  private static <T> Answer<Body<T>> body(byte[] raw, Class<T> type) {
    if (raw.length > Json.MAXIMUM_BYTES) {
      return Answer.refused(Refusal.of(ProblemType.TOO_LARGE));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      return Answer.given(new Body<>(Json.read(text, type), text));
    } catch (CharacterCodingException | Json.MalformedMessageException e) {
      return Answer.refused(Refusal.of(ProblemType.MALFORMED));
    }
  }

  private static String mediaType(Context context) {
    String header = context.req().getContentType();
    if (header == null) {
      return "";
    }
    int parameters = header.indexOf(';');
    return (parameters < 0 ? header : header.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
