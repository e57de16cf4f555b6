package org.clearkiosk.kiosk.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * One JSON object a line: {@code time} (ISO 8601, UTC), {@code level}, {@code event} (its number in
 * {@code docs/events.md}; left out where it has none), {@code logger}, {@code thread}, {@code
 * message}, {@code values} (what fills the message's gaps), and {@code failure} where something was
 * thrown.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    JsonObject line = new JsonObject();
    line.addProperty("time", event.getInstant().toString());
    line.addProperty("level", event.getLevel().toString());
    LogEvents.idOf(event).ifPresent(id -> line.addProperty("event", id));
    line.addProperty("logger", event.getLoggerName());
    line.addProperty("thread", event.getThreadName());
    line.addProperty("message", event.getFormattedMessage());
    Object[] arguments = event.getArgumentArray();
    if (arguments != null && arguments.length > 0) {
      JsonArray values = new JsonArray();
      for (Object argument : arguments) {
        values.add(String.valueOf(argument));
      }
      line.add("values", values);
    }
    IThrowableProxy failure = event.getThrowableProxy();
    if (failure != null) {
      line.addProperty("failure", ThrowableProxyUtil.asString(failure));
    }
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
