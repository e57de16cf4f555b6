package org.clearkiosk.server.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged meanwhile in this process, as each form of the log writes it. */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Encoder<ILoggingEvent> text;
  private final Encoder<ILoggingEvent> json = new JsonLines();
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final List<String> objects = new CopyOnWriteArrayList<>();

  /** Begins to listen, to what the log begins with as it is set up. */
  public LogLines() {
    text = ((ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR")).getEncoder();
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    texts.add(new String(text.encode(event), StandardCharsets.UTF_8));
    objects.add(new String(json.encode(event), StandardCharsets.UTF_8));
  }

  /** Each event as text. */
  public List<String> texts() {
    return texts;
  }

  /** Each event as JSON. */
  public List<String> objects() {
    return objects;
  }

  /** Listens no more. */
  @Override
  public void close() {
    root.detachAppender(this);
  }
}
