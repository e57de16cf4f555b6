package org.clearkiosk.server.app;

/** How a command prints; the names are what is typed. */
enum OutputFormat {
  /** For people. */
  text,
  /** For programs. */
  json
}
