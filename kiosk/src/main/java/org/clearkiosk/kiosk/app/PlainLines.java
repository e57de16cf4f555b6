package org.clearkiosk.kiosk.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.util.CachingDateFormatter;
import java.nio.charset.StandardCharsets;

/**
 * A line for people: the time with its offset, the level, the event's number in {@code
 * docs/events.md} or a hyphen, the thread, the logger's simple name, the message; below it what was
 * thrown, where something was.
 */
final class PlainLines extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};
  private static final int LEVEL_WIDTH = 5;
  private static final int NUMBER_WIDTH = 5;

  private final CachingDateFormatter time =
      new CachingDateFormatter("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(time.format(event.getTimeStamp())).append(' ');
    padded(line, event.getLevel().toString(), LEVEL_WIDTH);
    padded(line, LogEvents.idOf(event).orElse("-"), NUMBER_WIDTH);
    String logger = event.getLoggerName();
    line.append('[')
        .append(event.getThreadName())
        .append("] ")
        .append(logger, logger.lastIndexOf('.') + 1, logger.length())
        .append(": ")
        .append(event.getFormattedMessage())
        .append('\n');
    IThrowableProxy failure = event.getThrowableProxy();
    if (failure != null) {
      line.append(ThrowableProxyUtil.asString(failure));
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void padded(StringBuilder line, String word, int width) {
    line.append(word).append(" ".repeat(Math.max(0, width - word.length()) + 1));
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
