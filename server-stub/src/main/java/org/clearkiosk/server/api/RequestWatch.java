package org.clearkiosk.server.api;

import java.time.Duration;

/** Is told of every answer. */
@FunctionalInterface
public interface RequestWatch {
  /**
   * A request was answered.
   *
   * @param route as it is registered, or {@code (no route)}; never the path, which may hold a
   *     session's id
   * @param took from the request's first byte to the answer
   */
  void answered(String method, String route, int status, Duration took);
}
