package org.clearkiosk.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line: {@code time} (ISO 8601, UTC), {@code level}, {@code logger}, {@code
 * thread}, {@code message}, and what the event was told besides. A failure's message is left out:
 * it may repeat what a student's request held.
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
    line.addProperty("logger", event.getLoggerName());
    line.addProperty("thread", event.getThreadName());
    line.addProperty("message", event.getFormattedMessage());
    List<KeyValuePair> told = event.getKeyValuePairs();
    if (told != null) {
      for (KeyValuePair pair : told) {
        if (pair.value instanceof Number number) {
          line.addProperty(pair.key, number);
        } else {
          line.addProperty(pair.key, String.valueOf(pair.value));
        }
      }
    }
    if (event.getThrowableProxy() != null) {
      line.addProperty("failure", event.getThrowableProxy().getClassName());
    }
    return (Visible.escaped(line.toString()) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
