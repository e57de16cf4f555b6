package org.clearkiosk.kiosk.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Sends the log to files in the data folder: one a day, ten megabytes each at most, a month of
 * them, a hundred megabytes in all. Nothing personal is ever logged.
 *
 * <p>Set up here and not by a file of Logback's: a terminal would read XML for it before its first
 * screen.
 */
final class Logs {
  private static final FileSize LARGEST_FILE = new FileSize(10 * FileSize.MB_COEFFICIENT);
  private static final FileSize LARGEST_WHOLE = new FileSize(100 * FileSize.MB_COEFFICIENT);
  private static final int MOST_DAYS = 30;

  private Logs() {}

  /**
   * Starts the log files; until then nothing is logged.
   *
   * @return the latest of what is logged from now on
   */
  static RecentEvents startIn(Path folder, LogFormat format) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(files(context, folder, format));
    RecentEvents recent = new RecentEvents();
    recent.setContext(context);
    recent.start();
    root.addAppender(recent);
    return recent;
  }

  private static RollingFileAppender<ILoggingEvent> files(
      LoggerContext context, Path folder, LogFormat format) {
    RollingFileAppender<ILoggingEvent> files = new RollingFileAppender<>();
    files.setContext(context);
    files.setName("file");
    files.setFile(folder.resolve("kiosk.log").toString());

    SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
    rolling.setContext(context);
    rolling.setParent(files);
    rolling.setFileNamePattern(folder.resolve("kiosk.%d{yyyy-MM-dd}.%i.log").toString());
    rolling.setMaxFileSize(LARGEST_FILE);
    rolling.setMaxHistory(MOST_DAYS);
    rolling.setTotalSizeCap(LARGEST_WHOLE);
    rolling.setCleanHistoryOnStart(true);
    rolling.start();
    files.setRollingPolicy(rolling);

    Encoder<ILoggingEvent> lines = format == LogFormat.JSON ? new JsonLines() : new PlainLines();
    lines.setContext(context);
    lines.start();
    files.setEncoder(lines);
    files.start();
    return files;
  }
}
