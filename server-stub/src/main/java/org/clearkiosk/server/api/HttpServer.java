package org.clearkiosk.server.api;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.X509TrustManager;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Acts;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.sources.SourceActs;
import org.clearkiosk.server.terminals.TerminalActs;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: Javalin on Jetty, over TLS only, with a bound on everything. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int MOST_THREADS = 32;
  private static final int LEAST_THREADS = 4;
  private static final int THREAD_IDLE_MILLISECONDS = 30_000;

  /**
   * For acts that another thread does. A request that writes to SQLite itself, one at a time, waits
   * for as long as the disk takes.
   */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

  /**
   * Ends an exchange whose answer could not even be begun; what it says then is no problem's JSON.
   */
  private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(30);

  private static final long STOP_WITHIN_MILLISECONDS = 3_000;
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

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
  public record Address(String bind, int port) {
    /**
     * The same as the network takes it; a name is looked up.
     *
     * @throws UnknownHostException when it stands for no address
     */
    public InetSocketAddress resolved() throws UnknownHostException {
      return new InetSocketAddress(InetAddress.getByName(bind), port);
    }
  }

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
   * Starts to answer.
   *
   * @param port where; closed with the server
   * @param tls what it shows of itself, and whom it takes for a terminal
   * @param watch is told of every answer, and of whom it turns away
   */
  public static HttpServer start(
      BoundPort port,
      FrontDoor door,
      Tls tls,
      Acts acts,
      TerminalActs terminals,
      SourceActs sources,
      FrontWatch watch)
      throws IOException {
    QueuedThreadPool threads = threads();
    Consumer<RoutesConfig> routes = routes(acts, terminals, sources, threads);
    TlsConnector connector = new TlsConnector(port, door, tls, watch);
    RequestLog log = new RequestLog(watch);
    WholeBody bodies = new WholeBody(door.bodies());
    Javalin javalin =
        Javalin.create(config -> configure(config, connector, threads, routes, bodies, log));
    javalin.start();
    return new HttpServer(javalin);
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
    NoticeRoutes ofPlatforms = new NoticeRoutes(sources, tokens, exchanges);
    return config -> {
      ofStudents.add(config);
      ofTerminals.add(config);
      ofSources.add(config);
      ofReaders.add(config);
      ofPlatforms.add(config);
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

  /**
   * Shows another key and certificate chain to whoever connects from now on; connections that are
   * open stay.
   *
   * @param keys wrapped with the same password as those it was started with
   */
  public void renew(KeyStore keys) throws GeneralSecurityException {
    connector().renew(keys);
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
      WholeBody bodies,
      RequestLog log) {
    EarlyRefusals refusals = new EarlyRefusals(log);
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = Json.MAXIMUM_BYTES;
    config.http.prefer405over404 = true;
    config.http.asyncTimeout = GIVE_UP_AFTER.toMillis();
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(server -> modify(server, bodies, refusals));
    config.jetty.modifyServletContextHandler(
        context -> {
          context.setSessionHandler(new NoWebSessions());
          context.setErrorHandler(refusals);
        });
    config.jetty.addConnector((server, http) -> connector.on(server));
    config.routes.before(HttpServer::begin);
    routes.accept(config.routes);
    config.routes.exception(HttpResponseException.class, HttpServer::refuse);
    config.routes.exception(
        Exception.class, (failure, context) -> Replies.failure(context, failure));
    config.requestLogger.http(
        (context, milliseconds) -> log.answered(entry(context, milliseconds)));
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
  private static void modify(Server server, WholeBody bodies, EarlyRefusals refusals) {
    server.setStopTimeout(STOP_WITHIN_MILLISECONDS);
    server.setErrorHandler(refusals);
    server.setHandler(
        new Stage(
            OpenConnections::headCame,
            new EagerContentHandler(
                new Stage(OpenConnections::bodyCame, new HeadAsGet(new GracefulHandler())),
                bodies)));
  }

  /**
   * The web layer would go by a header that names another method than the request's own, and by its
   * own words, such as {@code BEFORE}: nobody here has use for that.
   */
  private static void begin(Context context) {
    Requests.setId(context, StandingHeaders.write(context::header));
    if (context.header(METHOD_OVERRIDE) != null || !context.method().isHttpMethod()) {
      throw new BadRequestResponse();
    }
  }

  /** What the web layer itself refuses, in the project's own form. */
  private static void refuse(HttpResponseException refusal, Context context) {
    if (refusal.getStatus() == METHOD_NOT_ALLOWED) {
      // its details name the methods of the path's routes, under a word that depends on the caller
      String methods = String.join(", ", refusal.getDetails().values());
      context.header("Allow", methods.replace("GET", "GET, HEAD"));
    }
    ProblemType type = ProblemTexts.typeOf(refusal.getStatus());
    Replies.problem(
        context,
        ProblemTexts.problem(type == ProblemType.BUSY ? Refusal.busy() : Refusal.of(type)));
  }

  private static RequestLog.Entry entry(Context context, float milliseconds) {
    return new RequestLog.Entry(
        Requests.id(context),
        Requests.terminal(context),
        Requests.source(context),
        context.req().getMethod(),
        route(context),
        context.statusCode(),
        Duration.ofNanos((long) (milliseconds * NANOSECONDS_PER_MILLISECOND)));
  }

  private static String route(Context context) {
    var endpoint = context.endpoints().matchedHttpEndpoint();
    return endpoint == null ? RequestLog.NO_ROUTE : endpoint.path;
  }
}
