package org.clearkiosk.server.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers {@code GET /metrics} on a port of its own, without TLS and without asking who asks. So it
 * belongs on this machine's own address, or on one that only the campus's monitoring reaches.
 */
public final class MetricsListener implements AutoCloseable {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int MOST_WAITING = 8;
  private static final int MOST_AT_ONCE = 2;
  private static final long NO_BODY = -1;

  static {
    // Read once, when the JDK's server is first used, in seconds: without them one peer that sends
    // half a request, or takes no answer, would end the monitoring
    System.setProperty("sun.net.httpserver.maxReqTime", "3");
    System.setProperty("sun.net.httpserver.maxRspTime", "10");
  }

  private final HttpServer server;
  private final ExecutorService executor;

  private MetricsListener(HttpServer server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Takes a port. Nobody is answered there before {@link #begin}.
   *
   * @param address port 0 for any that is free
   * @throws IOException where it cannot be had
   */
  public static MetricsListener at(InetSocketAddress address, Metrics metrics) throws IOException {
    HttpServer server = HttpServer.create(address, MOST_WAITING);
    ExecutorService executor =
        new ThreadPoolExecutor(
            MOST_AT_ONCE,
            MOST_AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            work -> {
              Thread thread = new Thread(work, "metrics");
              thread.setDaemon(true);
              return thread;
            },
            // who is too many waits where connections are taken, and is not left without an answer
            new ThreadPoolExecutor.CallerRunsPolicy());
    server.setExecutor(executor);
    server.createContext("/", exchange -> answer(exchange, metrics));
    return new MetricsListener(server, executor);
  }

  /** Starts to answer. */
  public void begin() {
    server.start();
  }

  /** The port on which it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private static void answer(HttpExchange exchange, Metrics metrics) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/metrics")) {
        exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
      } else {
        byte[] text = metrics.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", TEXT_FORMAT);
        exchange.sendResponseHeaders(OK, text.length);
        exchange.getResponseBody().write(text);
      }
    }
  }
}
