package org.clearkiosk.kiosk.app;

/** The form of the log's lines. */
enum LogFormat {
  /** For people. */
  TEXT,
  /** For programs: one JSON object a line. */
  JSON
}
