package org.clearkiosk.kiosk.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Sends the log to files in the data folder: one a day, ten megabytes each at most, a month of
 * them, a hundred megabytes in all. Where they cannot be written it goes to the standard error
 * stream. Nothing personal is ever logged.
 *
 * <p>Set up here and not by a file of Logback's: a terminal would read XML for it before its first
 * screen.
 */
final class Logs {
  /** The file of today in the data folder. */
  static final String FILE = "kiosk.log";

  private static final FileSize LARGEST_FILE = new FileSize(10 * FileSize.MB_COEFFICIENT);
  private static final FileSize LARGEST_WHOLE = new FileSize(100 * FileSize.MB_COEFFICIENT);
  private static final int MOST_DAYS = 30;

  /** Apart, for a logger begins the log. */
  private static final class Log {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Logs.class);

    private Log() {}
  }

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
    RecentEvents recent = new RecentEvents();
    recent.setContext(context);
    recent.start();
    root.addAppender(recent);
    RollingFileAppender<ILoggingEvent> files = files(context, folder, format);
    if (files.isStarted()) {
      root.addAppender(files);
    } else {
      root.addAppender(standardError(context, format));
      Log.LOG.error(
          "The log cannot be written to {}; it goes to the standard error stream", files.getFile());
    }
    return recent;
  }

  /** Where a supervisor's journal finds it. */
  private static ConsoleAppender<ILoggingEvent> standardError(
      LoggerContext context, LogFormat format) {
    ConsoleAppender<ILoggingEvent> error = new ConsoleAppender<>();
    error.setContext(context);
    error.setName("error");
    error.setTarget("System.err");
    error.setEncoder(lines(context, format));
    error.start();
    return error;
  }

  private static RollingFileAppender<ILoggingEvent> files(
      LoggerContext context, Path folder, LogFormat format) {
    RollingFileAppender<ILoggingEvent> files = new RollingFileAppender<>();
    files.setContext(context);
    files.setName("file");
    files.setFile(folder.resolve(FILE).toString());

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

    files.setEncoder(lines(context, format));
    files.start();
    return files;
  }

  private static Encoder<ILoggingEvent> lines(LoggerContext context, LogFormat format) {
    Encoder<ILoggingEvent> lines = format == LogFormat.JSON ? new JsonLines() : new PlainLines();
    lines.setContext(context);
    lines.start();
    return lines;
  }
}
