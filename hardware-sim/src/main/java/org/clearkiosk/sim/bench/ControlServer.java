package org.clearkiosk.sim.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control API: HTTP with JSON on 127.0.0.1, at a random port and behind a random token, both
 * written to the run folder's {@code control.json}, which only its owner can read.
 */
public final class ControlServer implements AutoCloseable {
  /** The longest request body that is read, in bytes. */
  public static final int MAXIMUM_BODY = 4096;

  private static final Logger LOGGER = LoggerFactory.getLogger(ControlServer.class);
  private static final int THREADS = 4;
  private static final int WAITING_REQUESTS = 16;
  private static final int TOKEN_LENGTH = 32;
  private static final int MAXIMUM_PARAMETERS = 8;
  private static final String SCHEME = "Bearer ";

  static {
    // Read once, when the JDK's server is first used: without the first, 44 ms a request; the
    // second ends connections whose request does not come, in seconds.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
  }

  private final RunFolder folder;
  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final byte[] token;
  private final Map<String, Route> routes;
  private final Runnable stop;

  private ControlServer(
      RunFolder folder, HttpServer server, String token, Map<String, Route> routes, Runnable stop) {
    this.folder = folder;
    this.server = server;
    this.token = token.getBytes(StandardCharsets.US_ASCII);
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING_REQUESTS),
            task -> new Thread(task, "control-api"));
    this.routes = routes;
    this.stop = stop;
  }

  private static Map<String, Route> routes(
      ControlActions actions, SerialActions serial, ProxyActions proxy, KioskActions kiosk) {
    return Map.ofEntries(
        Map.entry("/v1/status", new Route("GET", body -> actions.status())),
        Map.entry("/v1/cards", new Route("GET", body -> actions.cards())),
        Map.entry("/v1/tap", new Route("POST", actions::tap)),
        Map.entry("/v1/remove", new Route("POST", actions::remove)),
        Map.entry("/v1/pcscd", new Route("POST", actions::daemon)),
        Map.entry("/v1/fault", new Route("POST", actions::fault)),
        Map.entry("/v1/faults", new Route("GET", request -> actions.faults())),
        Map.entry("/v1/trace", new Route("GET", actions::trace)),
        Map.entry("/v1/serial/plug", new Route("POST", serial::plug)),
        Map.entry("/v1/serial/unplug", new Route("POST", body -> serial.unplug())),
        Map.entry("/v1/serial/tap", new Route("POST", serial::tap)),
        Map.entry("/v1/serial/remove", new Route("POST", body -> serial.remove())),
        Map.entry("/v1/proxy/start", new Route("POST", proxy::start)),
        Map.entry("/v1/proxy/stop", new Route("POST", request -> proxy.stop())),
        Map.entry("/v1/kiosk", new Route("GET", request -> kiosk.show())),
        Map.entry("/v1/kiosk/start", new Route("POST", request -> kiosk.start())),
        Map.entry("/v1/kiosk/stop", new Route("POST", request -> kiosk.stop())),
        Map.entry("/v1/stop", new Route("POST", body -> actions.stop())));
  }

  /**
   * Serves the control API of a simulator until closed, and leaves the control file.
   *
   * @param kiosk the terminal that runs beside it; empty when no command was given that starts one
   * @param stop called when a client asks the simulator to end; must return at once
   */
  public static ControlServer start(
      RunFolder folder, Simulator simulator, Optional<Companion> kiosk, Runnable stop)
      throws IOException {
    byte[] random = new byte[TOKEN_LENGTH];
    new SecureRandom().nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    HttpServer http =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    ControlServer server =
        new ControlServer(
            folder,
            http,
            token,
            routes(
                new ControlActions(simulator),
                new SerialActions(simulator),
                new ProxyActions(simulator),
                new KioskActions(kiosk)),
            stop);
    http.setExecutor(server.threads);
    http.createContext("/", server::serve);
    http.start();
    new ControlFile(http.getAddress().getPort(), token, ProcessHandle.current().pid())
        .write(folder);
    return server;
  }

  /** Ends the service and takes the control file away. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(folder.controlFile());
    server.stop(0);
    threads.shutdown();
  }

  private void serve(HttpExchange exchange) throws IOException {
    ControlReply reply;
    try (exchange) {
      reply = reply(exchange);
      if (reply.status() == 401) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      }
      byte[] body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
    if (reply.status() == ControlReply.STOPPING) {
      // Not before the answer is out: ending closes this very connection.
      stop.run();
    }
  }

  private ControlReply reply(HttpExchange exchange) {
    if (!isAuthorised(exchange)) {
      return ControlReply.problem(
          401, "Not authorised", "Send the token of control.json as Authorization: Bearer.");
    }
    @Nullable Route route = routes.get(exchange.getRequestURI().getPath());
    if (route == null) {
      return ControlReply.problem(
          404, "No such address", "There are " + String.join(", ", routes.keySet()) + ".");
    }
    if (!route.method().equals(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", route.method());
      return ControlReply.problem(405, "Wrong method", "Use " + route.method() + " here.");
    }
    try {
      byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY + 1);
      if (body.length > MAXIMUM_BODY) {
        return ControlReply.problem(
            413, "Request too long", "At most " + MAXIMUM_BODY + " bytes are read.");
      }
      return route
          .action()
          .perform(
              route.method().equals("GET")
                  ? query(exchange.getRequestURI().getQuery())
                  : parsed(body));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return ControlReply.problem(503, "Could not be done", "The simulator is ending.");
    } catch (IllegalArgumentException | IllegalStateException | JsonParseException unusable) {
      return ControlReply.problem(400, "Request not understood", detail(unusable));
    } catch (IOException failed) {
      LOGGER.warn("A control request failed: {}", failed.getMessage());
      return ControlReply.problem(500, "Could not be done", detail(failed));
    }
  }

  private boolean isAuthorised(HttpExchange exchange) {
    @Nullable String given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null
        && given.startsWith(SCHEME)
        && MessageDigest.isEqual(
            given.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8), token);
  }

  private static JsonObject parsed(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.isBlank() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
  }

  /** The names and values of a query as an object. */
  private static JsonObject query(@Nullable String query) {
    JsonObject request = new JsonObject();
    if (query != null) {
      for (String pair : query.split("&", MAXIMUM_PARAMETERS)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          request.addProperty(pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
    }
    return request;
  }

  private static String detail(Exception cause) {
    @Nullable String message = cause.getMessage();
    return message == null ? "No further reason is known." : message;
  }

  /** One address: its method, and what it does with the request's JSON object. */
  private record Route(String method, Action action) {}

  @FunctionalInterface
  private interface Action {
    ControlReply perform(JsonObject request) throws IOException, InterruptedException;
  }
}
