package org.clearkiosk.kiosk.client;

import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.HeartbeatAnswer;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.RenewalRequest;
import org.clearkiosk.clearance.wire.SectorKeyGrant;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The central server over HTTPS. Trusts the given authority alone, follows no redirect, asks each
 * question once, takes no answer longer than {@link Json#MAXIMUM_BYTES}.
 */
public final class HttpsServer implements CentralServer, Operations, AutoCloseable {
  private static final String JSON = "application/json";
  private static final int MOST_IDLE_CONNECTIONS = 4;

  /**
   * From one question of a visit to the next. A server bounds its connections, and many terminals
   * would hold most of them for nothing; a new one costs a handshake.
   */
  private static final Duration IDLE_CONNECTION = Duration.ofSeconds(2);

  /** What is asked whether or not there is a student. */
  private static final Set<String> AGAIN_AND_AGAIN = Set.of("today", "heartbeats");

  private final OkHttpClient client;
  private final HttpUrl base;
  private final AtomicBoolean clockDoubted = new AtomicBoolean();

  /** The code of the latest answer to each of those; empty for a good one. */
  private final Map<String, String> latest = new ConcurrentHashMap<>();

  /** Apart, for an address is checked before the log is begun, and a logger begins it. */
  private static final class Log {
    private static final Logger LOG = LoggerFactory.getLogger(HttpsServer.class);

    private Log() {}
  }

  /**
   * @param address the server's address, {@code https://host:port}, without a path
   * @param trust whom to trust, and which terminal this is
   * @param patience how long to wait
   * @throws IllegalArgumentException when the address is no https address
   */
  public HttpsServer(String address, Trust trust, Patience patience) {
    this.base = url(address).newBuilder().addPathSegment("v1").build();
    WatchedSockets sockets = new WatchedSockets();
    this.client =
        new OkHttpClient.Builder()
            .socketFactory(sockets)
            .sslSocketFactory(trust.sockets(), trust.manager())
            .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
            .protocols(List.of(Protocol.HTTP_1_1))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(patience.connect())
            .readTimeout(patience.silence())
            .writeTimeout(patience.silence())
            .callTimeout(patience.whole())
            .connectionPool(
                new ConnectionPool(
                    MOST_IDLE_CONNECTIONS, IDLE_CONNECTION.toSeconds(), TimeUnit.SECONDS))
            .eventListener(CallProgress.listener(sockets))
            .build();
  }

  /**
   * Where an address leads to.
   *
   * @param address {@code https://host:port}, without a path
   * @throws IllegalArgumentException when it is no such address
   */
  public static HttpUrl url(String address) {
    @Nullable HttpUrl url = HttpUrl.parse(address);
    if (url == null
        || !url.isHttps()
        || !url.encodedPath().equals("/")
        || url.encodedQuery() != null
        || url.encodedFragment() != null
        || !url.encodedUsername().isEmpty()
        || !url.encodedPassword().isEmpty()) {
      throw new IllegalArgumentException("the server's address is https://host:port");
    }
    return url;
  }

  @Override
  public Answer<Today> today() {
    return ask("today", get("today"), 200, JSON, text -> Json.read(text, Today.class));
  }

  @Override
  public Answer<Challenge> challenge(ChallengeRequest request) {
    return ask(
        "challenges",
        post(JSON, Json.write(request), "challenges"),
        201,
        JSON,
        text -> Json.read(text, Challenge.class));
  }

  @Override
  public Answer<SectorKeyGrant> sectorKey(SectorKeyRequest request) {
    return ask(
        "sector-keys",
        post(JSON, Json.write(request), "sector-keys"),
        201,
        JSON,
        text -> Json.read(text, SectorKeyGrant.class));
  }

  @Override
  public Answer<Session> openSession(SessionRequest request) {
    return ask(
        "sessions",
        post(JSON, Json.write(request), "sessions"),
        201,
        JSON,
        text -> Json.read(text, Session.class));
  }

  @Override
  public Answer<Notice> checkPassword(String session, PasswordRequest request) {
    return ask(
        "password",
        post(JSON, Json.write(request), "sessions", session, "password"),
        200,
        JSON,
        text -> Json.read(text, Notice.class));
  }

  @Override
  public Answer<Done> endSession(String session) {
    Request.Builder request = to("sessions", session).delete();
    return ask("end of session", request, 204, "", text -> text.isEmpty() ? Done.DONE : null);
  }

  @Override
  public Answer<Receipt> complete(String event) {
    return ask(
        "completions",
        post(CompletionEvent.MEDIA_TYPE, event, "completions"),
        201,
        JSON,
        text -> Json.read(text, Receipt.class));
  }

  /** Asks for the terminal's first certificate; the server needs none for that. */
  public Answer<TerminalCertificate> enrol(EnrolmentRequest request) {
    return ask(
        "enrolments",
        post(JSON, Json.write(request), "enrolments"),
        201,
        JSON,
        text -> Json.read(text, TerminalCertificate.class));
  }

  @Override
  public Answer<TerminalCertificate> renew(RenewalRequest request) {
    return ask(
        "renewal",
        post(JSON, Json.write(request), "enrolments", "renewal"),
        201,
        JSON,
        text -> Json.read(text, TerminalCertificate.class));
  }

  @Override
  public Answer<HeartbeatAnswer> heartbeat(Heartbeat heartbeat) {
    return ask(
        "heartbeats",
        post(JSON, Json.write(heartbeat), "heartbeats"),
        200,
        JSON,
        text -> Json.read(text, HeartbeatAnswer.class));
  }

  /** Lets go of idle connections and threads. */
  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private Request.Builder to(String... path) {
    HttpUrl.Builder url = base.newBuilder();
    for (String segment : path) {
      url.addPathSegment(segment);
    }
    return new Request.Builder().url(url.build());
  }

  private Request.Builder get(String... path) {
    return to(path).get();
  }

  private Request.Builder post(String mediaType, String body, String... path) {
    // As bytes: as text OkHttp would append a charset, which these media types do not have
    return to(path)
        .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), MediaType.get(mediaType)));
  }

  private <T> Answer<T> ask(
      String what,
      Request.Builder request,
      int expected,
      String mediaType,
      AnswerReader.Body<T> body) {
    request.header("Accept", "application/json, application/problem+json");
    request.header("User-Agent", "clearance-kiosk");
    long begun = System.nanoTime();
    Answer<T> answer =
        answered(
            what,
            request,
            MOST_IDLE_CONNECTIONS,
            r -> AnswerReader.read(r, expected, mediaType, body));
    if (Log.LOG.isInfoEnabled() && news(what, answer)) {
      Log.LOG.info("{}: {} after {} ms", what, answer, (System.nanoTime() - begun) / 1_000_000);
    }
    return answer;
  }

  /**
   * Whether an answer is worth a line of the log: no good one, and not the same as the time before.
   * Of what is asked every few seconds the whole log would tell soon; what students ask is told
   * each time.
   */
  private <T> boolean news(String what, Answer<T> answer) {
    String code = answer.fold(good -> "", failure -> failure.code().code());
    boolean again = AGAIN_AND_AGAIN.contains(what) && code.equals(latest.put(what, code));
    return !code.isEmpty() && !again;
  }

  /**
   * Asks over the next connection when the one that was kept is over, as all are that a server held
   * which ended since.
   *
   * @param spare how many connections may turn out so before that counts as no answer
   */
  private <T> Answer<T> answered(
      String what, Request.Builder request, int spare, Reading<T> reading) {
    CallProgress progress = new CallProgress();
    Request whole = request.tag(CallProgress.class, progress).build();
    try (Response response = client.newCall(whole).execute()) {
      return reading.of(response);
    } catch (IOException e) {
      Log.LOG.debug("{}: {}", what, e.getClass().getName());
      if (CallProgress.outOfTime(e) && !clockDoubted.getAndSet(true)) {
        Log.LOG.warn(
            "The server's certificate is not valid at this machine's time; is its clock right?");
      }
      return progress.stale() && spare > 0
          ? answered(what, request, spare - 1, reading)
          : progress.meaning(e);
    }
  }

  private interface Reading<T> {
    Answer<T> of(Response response) throws IOException;
  }
}
