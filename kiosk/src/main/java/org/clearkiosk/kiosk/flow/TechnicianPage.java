package org.clearkiosk.kiosk.flow;

/** What a technician may look at, in the order in which it is offered. */
public enum TechnicianPage {
  /** Whether everything that the terminal needs is in order, and what mends it. */
  SELF_TEST,
  /** Each reader, and what lay on it last. */
  READERS,
  /** The server, the way to it, the certificate, the clock. */
  SERVER,
  /** What is kept here, and what was refused. */
  OUTBOX,
  /** What happened last. */
  EVENTS,
  /** Where touches land. */
  TOUCH_TEST,
  /** Colours, lines, text sizes. */
  SCREEN_TEST,
  /** Which programs run; and starting them anew. */
  VERSIONS;

  /** Whether there is anything to find out before the page can be shown. */
  boolean reports() {
    return this != TOUCH_TEST && this != SCREEN_TEST;
  }
}
