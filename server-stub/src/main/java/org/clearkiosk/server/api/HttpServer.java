package org.clearkiosk.server.api;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.X509TrustManager;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Acts;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.sources.SourceActs;
import org.clearkiosk.server.terminals.TerminalActs;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The HTTP server: Javalin on Jetty, over TLS only, with a bound on everything. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int MOST_THREADS = 32;
  private static final int LEAST_THREADS = 4;
  private static final int THREAD_IDLE_MILLISECONDS = 30_000;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

  /**
   * Ends an exchange whose answer could not even be begun; what it says then is no problem's JSON.
   */
  private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(30);

  private static final long STOP_WITHIN_MILLISECONDS = 3_000;
  private static final int REQUEST_ID_BYTES = 8;
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;
  private static final Set<String> PROBES = Set.of("/livez", "/readyz");

  private final Javalin javalin;

  private HttpServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Where to listen.
   *
   * @param bind the address
   * @param port the port; 0 for any that is free
   */
  public record Address(String bind, int port) {}

  /**
   * What TLS needs.
   *
   * @param keys the server's key and certificate chain
   * @param password of the key store
   * @param terminals takes the certificates of terminals, and lets no other end of a connection
   *     show any
   */
  public record Tls(KeyStore keys, String password, X509TrustManager terminals) {
    /** The password is secret. */
    @Override
    public String toString() {
      return "Tls[]";
    }
  }

  /**
   * Starts to listen.
   *
   * @param tls what it shows of itself, and whom it takes for a terminal
   * @param watch is told of every answer, and of whom it turns away
   * @return empty when the port is in use
   */
  public static Optional<HttpServer> start(
      FrontDoor door,
      Tls tls,
      Acts acts,
      TerminalActs terminals,
      SourceActs sources,
      FrontWatch watch)
      throws IOException {
    QueuedThreadPool threads = threads();
    Consumer<RoutesConfig> routes = routes(acts, terminals, sources, threads);
    TlsConnector connector = new TlsConnector(door, tls, watch);
    Javalin javalin =
        Javalin.create(config -> configure(config, connector, threads, routes, watch));
    try {
      javalin.start();
      return Optional.of(new HttpServer(javalin));
    } catch (JavalinBindException e) {
      javalin.stop();
      return Optional.empty();
    }
  }

  /** Which request asks for which act. */
  static Consumer<RoutesConfig> routes(
      Acts acts, TerminalActs terminals, SourceActs sources, Executor threads) throws IOException {
    TerminalGate gate = new TerminalGate(terminals.recognition());
    Exchanges exchanges = new Exchanges(threads, ANSWER_WITHIN);
    Routes ofStudents = new Routes(acts, gate, exchanges);
    TerminalRoutes ofTerminals = new TerminalRoutes(terminals, gate, exchanges);
    SourceGate tokens = new SourceGate(sources);
    SourceRoutes ofSources = new SourceRoutes(sources, tokens, exchanges);
    FeedRoutes ofReaders = new FeedRoutes(sources, tokens, exchanges);
    return config -> {
      ofStudents.add(config);
      ofTerminals.add(config);
      ofSources.add(config);
      ofReaders.add(config);
    };
  }

  /** The port on which it listens. */
  public int port() {
    return connector().getLocalPort();
  }

  /** How many connections are open, of {@link FrontDoor#MOST_CONNECTIONS} at most. */
  public int connections() {
    return connector().connections().count();
  }

  private TlsConnector.Watched connector() {
    return (TlsConnector.Watched) javalin.jettyServer().server().getConnectors()[0];
  }

  /** Takes no more requests, answers those it has, and ends. */
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException e) {
      // Jetty also goes on counting requests whose senders went away, so this need not mean much
      LOG.warn("ended without waiting longer for requests that had begun");
    }
  }

  private static void configure(
      JavalinConfig config,
      TlsConnector connector,
      QueuedThreadPool threads,
      Consumer<RoutesConfig> routes,
      FrontWatch watch) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = Json.MAXIMUM_BYTES;
    config.http.prefer405over404 = true;
    config.http.asyncTimeout = GIVE_UP_AFTER.toMillis();
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(HttpServer::modify);
    config.jetty.modifyServletContextHandler(
        context -> {
          context.setSessionHandler(new NoWebSessions());
          context.setErrorHandler(new EdgeErrors());
        });
    config.jetty.addConnector((server, http) -> connector.on(server));
    config.routes.before(HttpServer::begin);
    routes.accept(config.routes);
    config.routes.exception(HttpResponseException.class, HttpServer::refuse);
    config.routes.exception(
        Exception.class, (failure, context) -> Replies.failure(context, failure));
    config.requestLogger.http(
        (context, milliseconds) -> {
          log(context, milliseconds);
          watch.answered(
              context.method().name(),
              route(context),
              context.statusCode(),
              Duration.ofNanos((long) (milliseconds * NANOSECONDS_PER_MILLISECOND)));
        });
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool pool =
        new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, THREAD_IDLE_MILLISECONDS);
    pool.setName("http");
    return pool;
  }

  /**
   * Bodies are collected before a thread is given to a request, so that slow senders hold none; how
   * far a request has come is told before and after that; and at the end the requests that have
   * begun are answered.
   */
  private static void modify(Server server) {
    server.setStopTimeout(STOP_WITHIN_MILLISECONDS);
    server.setErrorHandler(new EdgeErrors());
    server.setHandler(
        new Stage(
            OpenConnections::headCame,
            new EagerContentHandler(
                new Stage(OpenConnections::bodyCame, new GracefulHandler()), new WholeBody())));
  }

  private static void begin(Context context) {
    String id = HexFormat.of().formatHex(Secrets.bytes(REQUEST_ID_BYTES));
    Requests.setId(context, id);
    context.header("Request-Id", id);
    context.header("Cache-Control", "no-store");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Strict-Transport-Security", "max-age=31536000");
  }

  /** What the web layer itself refuses, in the project's own form. */
  private static void refuse(HttpResponseException refusal, Context context) {
    ProblemType type =
        switch (refusal.getStatus()) {
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 413 -> ProblemType.TOO_LARGE;
          case 415 -> ProblemType.MEDIA_TYPE;
          case 503 -> ProblemType.BUSY;
          default -> refusal.getStatus() < 500 ? ProblemType.MALFORMED : ProblemType.INTERNAL;
        };
    Replies.problem(
        context,
        ProblemTexts.problem(type == ProblemType.BUSY ? Refusal.busy() : Refusal.of(type)));
  }

  /**
   * One line a request; the route, not the path, since a path holds a session's id. That somebody
   * looked whether the server lives, every second, is no news.
   */
  private static void log(Context context, Float milliseconds) {
    String route = route(context);
    boolean news = context.statusCode() >= 400 || !PROBES.contains(route);
    LOG.atLevel(news ? Level.INFO : Level.DEBUG)
        .addKeyValue("event", "request")
        .addKeyValue("request", Requests.id(context))
        .addKeyValue("terminal", Requests.terminal(context))
        .addKeyValue("source", Requests.source(context))
        .addKeyValue("route", context.method() + " " + route)
        .addKeyValue("status", context.statusCode())
        .addKeyValue("milliseconds", Math.round(milliseconds))
        .log(
            "request {} terminal {} source {} {} {} -> {} in {} ms",
            Requests.id(context),
            Requests.terminal(context),
            Requests.source(context),
            context.method(),
            route,
            context.statusCode(),
            Math.round(milliseconds));
  }

  private static String route(Context context) {
    var endpoint = context.endpoints().matchedHttpEndpoint();
    return endpoint == null ? "(no route)" : endpoint.path;
  }
}
