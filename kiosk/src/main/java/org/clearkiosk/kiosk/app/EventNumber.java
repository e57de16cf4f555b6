package org.clearkiosk.kiosk.app;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The word {@code %event} of the log's pattern: the event's number, or a hyphen. */
public final class EventNumber extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return LogEvents.idOf(event).orElse("-");
  }
}
