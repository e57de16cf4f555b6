package org.clearkiosk.kiosk.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Sends the log to rotating files in the data folder. */
final class Logs {
  private Logs() {}

  /**
   * Starts the log files; until then nothing is logged.
   *
   * @throws IllegalStateException when this build is broken
   */
  static void startIn(Path folder) {
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
  }
}
