package org.clearkiosk.server.api;

import java.time.Duration;

/** Is told of every answer, and of every connection that was ended for how it was used. */
public interface FrontWatch {
  /** Why a connection was ended. */
  enum Reason {
    /** What was due did not come in time, or an answer was not taken. */
    LATE,
    /** Its address had as many connections open as it may. */
    CROWDED,
    /** It came from a proxy and did not begin with who calls. */
    UNNAMED
  }

  /**
   * A request was answered.
   *
   * @param route as it is registered, or {@code (no route)}; never the path, which may hold a
   *     session's id
   * @param took from the request's first byte to the answer
   */
  void answered(String method, String route, int status, Duration took);

  /** A connection was ended. */
  void turnedAway(Reason reason);
}
