package org.clearkiosk.server.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/** The form of the log's lines. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** For programs: one JSON object a line. */
  JSON;

  private static final String APPENDER = "STDERR";

  /** Writes the log in this form from now on. Text is what it begins with. */
  public void use() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    if (this == JSON
        && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER)
            instanceof ConsoleAppender<ILoggingEvent> console) {
      JsonLines lines = new JsonLines();
      lines.setContext(context);
      lines.start();
      console.setEncoder(lines);
    }
  }
}
