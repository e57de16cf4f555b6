package org.clearkiosk.server.api;

import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One line a request, and one count. */
final class RequestLog {
  /** What stands there where no route was found. */
  static final String NO_ROUTE = "(no route)";

  /** What stands for the terminal and the source system where none was recognised. */
  static final String NOBODY = "-";

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final Set<String> PROBES = Set.of("/livez", "/readyz");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");
  private static final String OTHER_METHOD = "(other)";

  private final FrontWatch watch;

  RequestLog(FrontWatch watch) {
    this.watch = watch;
  }

  /**
   * A request that was answered.
   *
   * @param id as in the answer's {@code Request-Id}
   * @param method as it was sent, whatever that is
   * @param route as it is registered; not the path, since a path holds a session's id
   */
  record Entry(
      String id,
      String terminal,
      String source,
      String method,
      String route,
      int status,
      Duration took) {}

  /**
   * Writes and counts it. That somebody looked whether the server lives, every second, is no news.
   */
  void answered(Entry entry) {
    String method = known(entry.method());
    boolean news = entry.status() >= 400 || !PROBES.contains(entry.route());
    LOG.atLevel(news ? Level.INFO : Level.DEBUG)
        .addKeyValue("event", "request")
        .addKeyValue("request", entry.id())
        .addKeyValue("terminal", entry.terminal())
        .addKeyValue("source", entry.source())
        .addKeyValue("route", method + " " + entry.route())
        .addKeyValue("status", entry.status())
        .addKeyValue("milliseconds", entry.took().toMillis())
        .log(
            "request {} terminal {} source {} {} {} -> {} in {} ms",
            entry.id(),
            entry.terminal(),
            entry.source(),
            method,
            entry.route(),
            entry.status(),
            entry.took().toMillis());
    watch.answered(method, entry.route(), entry.status(), entry.took());
  }

  /** A caller may write any word there: a figure for each would fill the memory. */
  private static String known(String method) {
    return METHODS.contains(method) ? method : OTHER_METHOD;
  }
}
