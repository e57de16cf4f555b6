package org.clearkiosk.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Lines for people: time, level, logger, thread, message. A line that begins with a blank goes on
 * with the one before, so no message can look like another event. A failure's message is left out
 * as in {@link JsonLines}.
 */
public final class TextLines extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};
  private static final int LEVEL_WIDTH = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneId.systemDefault());

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder text =
        new StringBuilder()
            .append(TIME.format(event.getInstant()))
            .append(' ')
            .append(event.getLevel())
            .append(" ".repeat(Math.max(1, LEVEL_WIDTH + 1 - event.getLevel().levelStr.length())))
            .append(event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1))
            .append(" [")
            .append(Visible.escaped(event.getThreadName()))
            .append("] ")
            .append(folded(String.valueOf(event.getFormattedMessage())))
            .append('\n');
    if (event.getThrowableProxy() != null) {
      text.append("  ").append(event.getThrowableProxy().getClassName()).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String folded(String message) {
    if (message.indexOf('\n') < 0) {
      return Visible.escaped(message);
    }
    return Arrays.stream(message.split("\n", -1))
        .map(Visible::escaped)
        .collect(Collectors.joining("\n "));
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
