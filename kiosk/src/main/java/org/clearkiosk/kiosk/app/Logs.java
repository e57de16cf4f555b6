package org.clearkiosk.kiosk.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Sends the log to rotating files in the data folder. */
final class Logs {
  private static final String FILE = "file";

  private Logs() {}

  /**
   * Starts the log files; until then nothing is logged.
   *
   * @return the latest of what is logged from now on
   * @throws IllegalStateException when this build is broken
   */
  static RecentEvents startIn(Path folder, LogFormat format) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    context.putProperty("folder", folder.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    @Nullable URL configuration = Logs.class.getResource("kiosk-logback.xml");
    if (configuration == null) {
      throw new IllegalStateException("kiosk-logback.xml is missing");
    }
    try {
      configurator.doConfigure(configuration);
    } catch (JoranException e) {
      throw new IllegalStateException("kiosk-logback.xml cannot be read", e);
    }
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (format == LogFormat.JSON
        && root.getAppender(FILE) instanceof OutputStreamAppender<ILoggingEvent> file) {
      JsonLines lines = new JsonLines();
      lines.setContext(context);
      lines.start();
      file.setEncoder(lines);
    }
    RecentEvents recent = new RecentEvents();
    recent.setContext(context);
    recent.start();
    root.addAppender(recent);
    return recent;
  }
}
