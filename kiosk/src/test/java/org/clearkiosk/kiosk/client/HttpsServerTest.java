package org.clearkiosk.kiosk.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;
import org.clearkiosk.clearance.model.BalanceOutcome;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.kiosk.flow.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Real sockets, real TLS, and everything that can come back. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpsServerTest {
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().commonName("Campus CA").certificateAuthority(0).build();
  private static final HeldCertificate STRANGER =
      new HeldCertificate.Builder().commonName("Another CA").certificateAuthority(0).build();
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(2));
  private static final Today TODAY =
      new Today(
          OffsetDateTime.parse("2012-06-12T09:00:00+08:00"),
          "2012",
          "07",
          List.of(),
          new Hall(Text.same("hall"), Text.same("place"), null, List.of()));
  private static final Receipt RECEIPT =
      new Receipt(
          "0612-07-0001",
          OffsetDateTime.parse("2012-06-12T09:00:00+08:00"),
          null,
          new Outcome(
              LocalDate.of(2012, 6, 26),
              new BalanceOutcome(BalanceOutcome.How.STAYS, null, null),
              new NetworkOutcome(null, null, true, null, null, List.of()),
              List.of(),
              List.of(),
              null,
              List.of()),
          null);

  private final MockWebServer web = new MockWebServer();
  private HttpsServer client;

  @BeforeEach
  void start() throws IOException {
    serveWith(certificate(AUTHORITY, "localhost"));
  }

  private void serveWith(HeldCertificate certificate) throws IOException {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    web.useHttps(certificates.sslSocketFactory());
    web.start(InetAddress.getByName("localhost"), 0);
    client = client(web.getPort());
  }

  private static HeldCertificate certificate(HeldCertificate authority, String name) {
    return new HeldCertificate.Builder()
        .signedBy(authority)
        .addSubjectAlternativeName(name)
        .build();
  }

  private static HttpsServer client(int port) {
    return new HttpsServer(
        "https://localhost:" + port,
        Trust.inOnly(AUTHORITY.certificatePem().getBytes(US_ASCII)),
        SHORT);
  }

  @AfterEach
  void stop() {
    client.close();
    web.close();
  }

  @Test
  void whatIsAskedAllTheTimeIsLoggedWhenItsAnswerChanges() {
    web.enqueue(json(200, Json.write(TODAY)));
    assertThat(client.today()).isInstanceOf(Answer.Ok.class);
    web.close();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(HttpsServer.class);
    Level before = logger.getLevel();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    try {
      for (int time = 0; time < 200; time++) {
        assertThat(client.today()).isEqualTo(new Answer.Unreachable<>());
      }
      assertThat(log.list).hasSize(1);
      client.complete("{}");
      client.complete("{}");
      assertThat(log.list).as("what a student waits for is told each time").hasSize(3);
    } finally {
      logger.detachAppender(log);
      logger.setLevel(before);
    }
  }

  @Test
  void asksForTheDay() throws InterruptedException {
    web.enqueue(json(200, Json.write(TODAY)));
    assertThat(client.today()).isEqualTo(new Answer.Ok<>(TODAY));
    RecordedRequest request = web.takeRequest();
    assertThat(request.getUrl().encodedPath()).isEqualTo("/v1/today");
    assertThat(request.getHeaders().get("Authorization")).isNull();
  }

  @Test
  void deliversTheVeryCharacters() throws InterruptedException {
    web.enqueue(json(201, Json.write(RECEIPT)));
    String event = "{\"data\":  \"as it is, 校园卡\"}";
    assertThat(client.complete(event)).isEqualTo(new Answer.Ok<>(RECEIPT));
    RecordedRequest request = web.takeRequest();
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/cloudevents+json");
    assertThat(request.getBody()).isEqualTo(ByteString.encodeUtf8(event));
  }

  @Test
  void endsASession() throws InterruptedException {
    web.enqueue(new MockResponse.Builder().code(204).build());
    assertThat(client.endSession("a/../b?c")).isEqualTo(new Answer.Ok<>(CentralServer.Done.DONE));
    RecordedRequest request = web.takeRequest();
    assertThat(request.getMethod()).isEqualTo("DELETE");
    assertThat(request.getUrl().encodedPath()).isEqualTo("/v1/sessions/a%2F..%2Fb%3Fc");
  }

  @Test
  void tellsARefusal() {
    web.enqueue(
        problem(
            403,
            new Problem(
                ProblemType.PASSWORD_WRONG.uri(),
                "no",
                403,
                null,
                "P-01",
                3,
                null,
                null,
                null,
                null)));
    Answer<Notice> answer = client.checkPassword("s", new PasswordRequest("123456"));
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    assertThat(failure(answer))
        .isEqualTo(new Failure(FailureCode.PASSWORD_WRONG, 3, 0, List.of(), null));
  }

  @Test
  void obeysRetryAfterOfALockedPassword() {
    web.enqueue(
        problem(
                429,
                new Problem(
                    ProblemType.PASSWORD_LOCKED.uri(),
                    "no",
                    429,
                    null,
                    "P-02",
                    0,
                    15,
                    null,
                    null,
                    null))
            .newBuilder()
            .addHeader("Retry-After", "30")
            .build());
    assertThat(
            failure(client.checkPassword("s", new PasswordRequest("123456"))).retryAfterSeconds())
        .isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({"43200, 43200", "86400, 86400", "999999999, 86400"})
  void tellsTheTruthOfALockThatLastsForADay(String header, int seconds) {
    web.enqueue(
        problem(
                429,
                new Problem(
                    ProblemType.PASSWORD_LOCKED.uri(),
                    "no",
                    429,
                    null,
                    "P-02",
                    0,
                    15,
                    null,
                    null,
                    null))
            .newBuilder()
            .addHeader("Retry-After", header)
            .build());
    assertThat(
            failure(client.checkPassword("s", new PasswordRequest("123456"))).retryAfterSeconds())
        .isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "0", "999999999", "Wed, 21 Oct 2015 07:28:00 GMT", "-1", "soon"})
  void obeysRetryAfterOfABusyServerWithinReason(String header) {
    MockResponse busy =
        new MockResponse.Builder().code(503).addHeader("Retry-After", header).build();
    web.enqueue(busy);
    web.enqueue(busy);
    Answer<Today> answer = client.today();
    assertThat(answer).isInstanceOf(Answer.Busy.class);
    assertThat(((Answer.Busy<Today>) answer).retryAfterSeconds()).isBetween(1, 3600);
    if (header.equals("7")) {
      assertThat(answer).isEqualTo(new Answer.Busy<Today>(7));
    }
  }

  @Test
  void namesATerminalThatIsNotEnrolled() {
    web.enqueue(new MockResponse.Builder().code(401).build());
    assertThat(client.today())
        .isEqualTo(new Answer.Unauthorised<>(FailureCode.SERVER_REFUSES_TERMINAL));
    web.enqueue(
        problem(
            401,
            new Problem(
                ProblemType.TERMINAL_REVOKED.uri(),
                "no",
                401,
                null,
                "N-20",
                null,
                null,
                null,
                null,
                null)));
    assertThat(client.today()).isEqualTo(new Answer.Unauthorised<>(FailureCode.TERMINAL_REVOKED));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504, 599})
  void namesAServerThatFailed(int status) {
    web.enqueue(new MockResponse.Builder().code(status).body("<html>oops</html>").build());
    assertThat(client.today()).isEqualTo(new Answer.Failed<>(status));
  }

  static Stream<MockResponse> nonsense() {
    return Stream.of(
        json(200, ""),
        json(200, "null"),
        json(200, "{"),
        json(200, "[]"),
        json(200, "{\"now\":\"yesterday\"}"),
        json(200, "{\"year\":\"2012\"}"),
        json(201, Json.write(TODAY)),
        json(206, Json.write(TODAY)),
        new MockResponse.Builder()
            .code(200)
            .addHeader("Content-Type", "text/html")
            .body(Json.write(TODAY))
            .build(),
        new MockResponse.Builder().code(200).body(Json.write(TODAY)).build(),
        json(200, " ".repeat(Json.MAXIMUM_BYTES) + Json.write(TODAY)),
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "https://localhost:1/v1/today")
            .build(),
        new MockResponse.Builder().code(404).body("<html>not here</html>").build(),
        new MockResponse.Builder()
            .code(400)
            .addHeader("Content-Type", "application/problem+json")
            .body("{}")
            .build(),
        new MockResponse.Builder().status("HTTP/1.1 two hundred").build(),
        json(200, Json.write(TODAY))
            .newBuilder()
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
  }

  @ParameterizedTest
  @MethodSource
  void nonsense(MockResponse response) {
    web.enqueue(response);
    assertThat(client.today()).isEqualTo(new Answer.Nonsense<>());
    assertThat(web.getRequestCount()).as("asked once").isEqualTo(1);
  }

  @Test
  void takesTheLongestMessageThatIsAllowed() {
    String today = Json.write(TODAY);
    web.enqueue(json(200, today + " ".repeat(Json.MAXIMUM_BYTES - today.length())));
    assertThat(client.today()).isEqualTo(new Answer.Ok<>(TODAY));
  }

  @Test
  void doesNotWaitForASlowDrip() {
    web.enqueue(
        json(200, Json.write(TODAY))
            .newBuilder()
            .throttleBody(1, 500, TimeUnit.MILLISECONDS)
            .build());
    long begun = System.nanoTime();
    assertThat(client.today()).isEqualTo(new Answer.TooSlow<>());
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void doesNotWaitForSilence() {
    web.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    assertThat(client.today()).isEqualTo(new Answer.TooSlow<>());
  }

  @Test
  void namesAConnectionThatBreaksBeforeTheAnswer() {
    web.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    assertThat(client.today()).isEqualTo(new Answer.Unreachable<>());
    assertThat(web.getRequestCount()).as("asked once").isEqualTo(1);
  }

  static Stream<Arguments> linesThatDoNotEnd() {
    return Stream.of(
        Arguments.of("", new Answer.Unreachable<>()),
        Arguments.of("HTT", new Answer.Unreachable<>()),
        Arguments.of("HTTP/1.1 2", new Answer.Unreachable<>()),
        Arguments.of("HTTP/1.1 200 OK\r\nContent-Ty", new Answer.Nonsense<>()),
        Arguments.of("SSH-2.0-", new Answer.Nonsense<>()),
        Arguments.of("\u0000\u0001\u0002 no line".repeat(40), new Answer.Nonsense<>()));
  }

  /** A server that breaks off is another thing than something that is none. */
  @ParameterizedTest
  @MethodSource("linesThatDoNotEnd")
  void tellsWhatIsNoServerFromOneThatBreaksOff(String said, Answer<Today> told) throws Exception {
    try (ServerSocket listening = serverSocket(0);
        HttpsServer asking = client(listening.getLocalPort())) {
      CompletableFuture<Void> answering =
          CompletableFuture.runAsync(
              () -> {
                try (Socket asked = listening.accept()) {
                  answer(asked, said);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertThat(asking.today()).isEqualTo(told);
      answering.get(10, TimeUnit.SECONDS);
    }
  }

  /** Of twenty questions one at most comes after the two seconds for which one is kept. */
  @Test
  void asksAgainOverTheSameConnection() throws InterruptedException {
    int connections = 0;
    for (int exchange = 0; exchange < 20; exchange++) {
      web.enqueue(json(200, Json.write(TODAY)));
      assertThat(client.today()).isEqualTo(new Answer.Ok<>(TODAY));
      connections = web.takeRequest().getConnectionIndex() + 1;
    }
    assertThat(connections).isLessThanOrEqualTo(2);
  }

  /** The kept connection died with the server before; nobody is to be told that none answers. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void asksAServerThatWasStartedAnew(boolean saysFarewell) throws Exception {
    ServerSocket before = serverSocket(0);
    try (HttpsServer asking = client(before.getLocalPort())) {
      Socket kept = answersOnce(before, asking);
      before.close();
      if (!saysFarewell) {
        kept.setSoLinger(true, 0);
      }
      kept.close();
      try (ServerSocket after = serverSocket(before.getLocalPort())) {
        answersOnce(after, asking).close();
      }
      assertThat(asking.today()).isEqualTo(new Answer.Unreachable<>());
    }
  }

  @Test
  void takesNothingThatWasSaidUnasked() throws Exception {
    try (ServerSocket listening = serverSocket(0);
        HttpsServer asking = client(listening.getLocalPort());
        Socket kept = answersOnce(listening, asking)) {
      kept.getOutputStream().write(http(Json.write(TODAY)).getBytes(US_ASCII));
      answersOnce(listening, asking).close();
    }
  }

  @Test
  void namesAServerThatIsNotThere() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (HttpsServer other = client(port)) {
      assertThat(other.today()).isEqualTo(new Answer.Unreachable<>());
    }
  }

  @Test
  void trustsNoStranger() throws IOException {
    try (MockWebServer other = new MockWebServer()) {
      other.useHttps(tls(certificate(STRANGER, "localhost")));
      other.start(InetAddress.getByName("localhost"), 0);
      try (HttpsServer asking = client(other.getPort())) {
        assertThat(asking.today()).isEqualTo(new Answer.Untrusted<>());
      }
      assertThat(other.getRequestCount()).as("nothing was sent").isZero();
    }
  }

  @Test
  void trustsNoOtherName() throws IOException {
    try (MockWebServer other = new MockWebServer()) {
      other.useHttps(tls(certificate(AUTHORITY, "elsewhere.example")));
      other.start(InetAddress.getByName("localhost"), 0);
      try (HttpsServer asking = client(other.getPort())) {
        assertThat(asking.today()).isEqualTo(new Answer.Untrusted<>());
      }
    }
  }

  @Test
  void trustsNothingThatHasEnded() throws IOException {
    HeldCertificate ended =
        new HeldCertificate.Builder()
            .signedBy(AUTHORITY)
            .addSubjectAlternativeName("localhost")
            .validityInterval(0, 1000)
            .build();
    try (MockWebServer other = new MockWebServer()) {
      other.useHttps(tls(ended));
      other.start(InetAddress.getByName("localhost"), 0);
      try (HttpsServer asking = client(other.getPort())) {
        assertThat(asking.today()).isEqualTo(new Answer.Untrusted<>());
      }
    }
  }

  @Test
  void speaksNoPlainHttp() throws IOException {
    try (MockWebServer plain = new MockWebServer()) {
      plain.start(InetAddress.getByName("localhost"), 0);
      try (HttpsServer asking = client(plain.getPort())) {
        assertThat(asking.today())
            .isIn(new Answer.Nonsense<>(), new Answer.Unreachable<>(), new Answer.TooSlow<>());
      }
    }
    assertThatThrownBy(
            () ->
                new HttpsServer(
                    "http://localhost",
                    Trust.inOnly(AUTHORITY.certificatePem().getBytes(US_ASCII)),
                    SHORT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsNoAuthority() {
    assertThatThrownBy(() -> Trust.inOnly("no certificate".getBytes(US_ASCII)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** {@return the connection over which the client was answered, still open} */
  private static Socket answersOnce(ServerSocket listening, HttpsServer asking) throws Exception {
    CompletableFuture<Answer<Today>> answered = CompletableFuture.supplyAsync(asking::today);
    Socket asked = listening.accept();
    answer(asked, http(Json.write(TODAY)));
    assertThat(answered.get(10, TimeUnit.SECONDS)).isEqualTo(new Answer.Ok<>(TODAY));
    return asked;
  }

  private static void answer(Socket asked, String said) throws IOException {
    asked.setTcpNoDelay(true);
    BufferedReader request =
        new BufferedReader(new InputStreamReader(asked.getInputStream(), US_ASCII));
    String line = request.readLine();
    while (line != null && !line.isEmpty()) {
      line = request.readLine();
    }
    asked.getOutputStream().write(said.getBytes(US_ASCII));
  }

  private static String http(String json) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + json.length()
        + "\r\n\r\n"
        + json;
  }

  private static ServerSocket serverSocket(int port) throws IOException {
    ServerSocket listening =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate(AUTHORITY, "localhost"))
            .build()
            .sslContext()
            .getServerSocketFactory()
            .createServerSocket();
    listening.setReuseAddress(true);
    listening.setSoTimeout(10_000);
    listening.bind(new InetSocketAddress(InetAddress.getByName("localhost"), port));
    return listening;
  }

  private static Failure failure(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.NoAnswer.class);
    return ((Answer.NoAnswer<?>) answer).failure();
  }

  private static SSLSocketFactory tls(HeldCertificate certificate) {
    return new HandshakeCertificates.Builder()
        .heldCertificate(certificate)
        .build()
        .sslSocketFactory();
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private static MockResponse problem(int status, Problem problem) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", Problem.MEDIA_TYPE)
        .body(Json.write(problem))
        .build();
  }
}
