package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.server.log.LogLines;
import org.clearkiosk.server.store.Heartbeats;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.ClientHello;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.HostileWords;
import org.clearkiosk.server.support.TableRows;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.terminals.SequenceReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no terminal would send: each is refused by name, and the server goes on. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class HostileInputTest {
  private static final String JSON = "application/json";

  private static TestServer server;
  private static Terminal terminal;

  /** The server of this engine runs already. */
  HostileInputTest(TestEngine engine) {}

  @BeforeParameterizedClassInvocation
  static void start(TestEngine engine, @TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    terminal = server.addTerminal("07");
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{",
        "\"6008281001\"",
        "{\"card\":\"6008281001\"}",
        "{\"card\":\"6008281001\",\"keyGeneration\":0}",
        "{\"card\":\"6008281001\",\"keyGeneration\":256}",
        "{\"card\":\"6008281001\",\"keyGeneration\":1e400}",
        "{\"card\":\"6008281001\",\"keyGeneration\":\"x\"}",
        "{\"card\":6008281001.5,\"keyGeneration\":1}",
        "{\"card\":\"' OR 1=1 --\",\"keyGeneration\":1}",
        "{\"card\":\"60082810\\u0000\",\"keyGeneration\":1}",
        "{'card':'6008281001','keyGeneration':1}",
        "{\"card\":{\"a\":1},\"keyGeneration\":1}",
        "{\"card\":\"6008281001\",\"keyGeneration\":1} trailing"
      })
  void aBodyOfAnotherShapeIsMalformed(String body) {
    refused(terminal.send("POST", "/v1/challenges", body, JSON), ProblemType.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'profile':'cpu','challenge':'\\u0000','proof':'00000000000000000000000000000000'}",
        "{'profile':'cpu','challenge':'','proof':'00000000000000000000000000000000'}",
        "{'profile':'classic','sectorKey':'a\\u0000','card':'5008281001','keyGeneration':1}",
        "{'profile':'uid','identifier':'43100eb\\u0000'}"
      })
  void anIdOfAnotherFormIsMalformed(String body) {
    refused(
        terminal.send("POST", "/v1/sessions", body.replace('\'', '"'), JSON),
        ProblemType.MALFORMED);
  }

  @Test
  void deepNestingIsMalformed() {
    refused(
        terminal.send("POST", "/v1/challenges", "[".repeat(60_000), JSON), ProblemType.MALFORMED);
    refused(
        terminal.send("POST", "/v1/challenges", "{\"a\":".repeat(10_000), JSON),
        ProblemType.MALFORMED);
  }

  @Test
  void brokenUtf8IsMalformed() {
    byte[] body = "{\"card\":\"60082810??\",\"keyGeneration\":1}".getBytes(StandardCharsets.UTF_8);
    body[17] = (byte) 0xC3;
    body[18] = (byte) 0x28;
    refused(
        terminal.post("/v1/challenges", RequestBody.create(body, MediaType.get(JSON))),
        ProblemType.MALFORMED);
  }

  @Test
  void moreThanTheLimitIsTooLarge() {
    String padding = " ".repeat(64 * 1024);
    refused(terminal.send("POST", "/v1/challenges", "{}" + padding, JSON), ProblemType.TOO_LARGE);
  }

  @Test
  void aStreamOfUnknownLengthIsCutAtTheLimit() {
    RequestBody endless =
        new RequestBody() {
          @Override
          public MediaType contentType() {
            return MediaType.get(JSON);
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            for (int i = 0; i < 80; i++) {
              sink.writeUtf8(" ".repeat(1024));
            }
          }
        };
    refused(terminal.post("/v1/challenges", endless), ProblemType.TOO_LARGE);
  }

  @Test
  void anotherMediaTypeIsRefused() {
    refused(terminal.send("POST", "/v1/challenges", "{}", "text/plain"), ProblemType.MEDIA_TYPE);
    refused(terminal.send("POST", "/v1/completions", "{}", JSON), ProblemType.MEDIA_TYPE);
  }

  @Test
  void whoShowsNoCertificateIsUnknownWhateverElseIsSent() {
    Request.Builder today = new Request.Builder().url(server.url() + "/v1/today");
    List<Request> requests = new ArrayList<>();
    requests.add(today.build());
    for (String header : List.of("Authorization", "X-Client-Cert", "X-Forwarded-Client-Cert")) {
      requests.add(today.header(header, "A".repeat(1000)).build());
    }
    for (Request request : requests) {
      refused(server.stranger().send(request), ProblemType.TERMINAL_UNKNOWN);
    }
  }

  @Test
  void whatThereIsNotIsNotFound() {
    refused(terminal.get("/v1/students"), ProblemType.NOT_FOUND);
    refused(terminal.get("/"), ProblemType.NOT_FOUND);
    refused(terminal.send("DELETE", "/v1/today", null, JSON), ProblemType.METHOD_NOT_ALLOWED);
    refused(terminal.get("/v1/sessions/x/notice"), ProblemType.SESSION_ENDED);
    refused(
        terminal.get("/v1/sessions/" + "x".repeat(4000) + "/notice"), ProblemType.SESSION_ENDED);
  }

  @Test
  void headersHaveALimit() {
    Request request =
        new Request.Builder()
            .url(server.url() + "/v1/today")
            .header("X-Padding", "x".repeat(20_000))
            .build();
    Terminal.Reply reply = terminal.send(request);
    assertThat(reply.status()).isEqualTo(431);
    assertThat(reply.as(Problem.class).type()).isEqualTo(ProblemType.MALFORMED.uri());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/%2e%2e/etc/passwd HTTP/1.1",
        "GET /v1/..;/today HTTP/1.1",
        "GET //v1/today HTTP/1.1",
        "PUT /v1/students/08281001/blockers/TP312%2F88 HTTP/1.1",
        "GET /v1/today HTTP/1.1\r\nHost: a b",
        "GET /v1/today HTTP/1.1\r\nContent-Length: x",
        "GET /v1/today HTTP/7.0",
        "G\u00c3 /v1/today HTTP/1.1",
      })
  void aHeadThatCanBeReadInTwoWaysOrInNoneIsRefusedAsEverythingElse(String head) throws Exception {
    try (LogLines log = new LogLines()) {
      String answer = exchange(head);
      assertThat(answer).matches("(?s)HTTP/1.1 (400|505) .*");
      assertThat(answer)
          .contains("\r\nContent-Type: application/problem+json\r\n")
          .contains("\r\nX-Content-Type-Options: nosniff\r\n")
          .contains("\"type\":\"" + ProblemType.MALFORMED.uri() + "\"");
      Matcher id = Pattern.compile("\r\nRequest-Id: ([0-9a-f]{16})\r\n").matcher(answer);
      assertThat(id.find()).isTrue();
      assertThat(log.texts())
          .anyMatch(line -> line.contains(id.group(1)) && line.contains(" (no route) -> "));
    }
  }

  @Test
  void aMethodOfTheCallersOwnInventionIsNotRepeated() throws Exception {
    try (LogLines log = new LogLines()) {
      for (String method : List.of("INVENTED", "invented", "BEFORE", "AFTER_MATCHED", "TRACE")) {
        String answer = exchange(method + " /v1/today HTTP/1.1");
        assertThat(answer).as(method).matches("(?s)HTTP/1.1 (400|405) .*");
      }
      for (String method : List.of("INVENTED", "DELETE", "BEFORE", "GET", "")) {
        String answer = exchange("GET /v1/today HTTP/1.1\r\nX-HTTP-Method-Override: " + method);
        assertThat(answer).as(method).startsWith("HTTP/1.1 400 ").contains(":malformed");
      }
      assertThat(log.texts())
          .filteredOn(line -> line.contains(" 07 ") || line.contains("(other)"))
          .isNotEmpty()
          .noneMatch(line -> line.matches("(?si).*(invented|BEFORE|AFTER|TRACE|DELETE).*"));
    }
  }

  @Test
  void whatIsNotAllowedNamesWhatIs() throws Exception {
    assertThat(terminal.send("DELETE", "/v1/today", null, JSON).headers().get("Allow"))
        .isEqualTo("GET, HEAD");
    assertThat(exchange("GET /v1/students/08281001/blockers/a HTTP/1.1\r\nAccept: text/html"))
        .contains("\r\nAllow: PUT, DELETE\r\n");
    assertThat(exchange("HEAD /v1/challenges HTTP/1.1"))
        .startsWith("HTTP/1.1 405 ")
        .contains("\r\nAllow: POST\r\n");
  }

  @Test
  void headIsGetWithoutTheBody() throws Exception {
    assertThat(exchange("HEAD /livez HTTP/1.1"))
        .startsWith("HTTP/1.1 200 ")
        .contains("\r\nContent-Length: 6\r\n")
        .endsWith("\r\n\r\n");
    assertThat(exchange("HEAD /v1/today HTTP/1.1")).startsWith("HTTP/1.1 200 ");
    for (String path :
        List.of("/v1/today", "/v1/sessions/x/notice", "/v1/students/08281001/notice", "/v1/feed")) {
      assertThat(exchange(server.stranger(), "HEAD " + path + " HTTP/1.1"))
          .as(path)
          .startsWith("HTTP/1.1 401 ");
    }
  }

  @Test
  void aStrangerMaySendWhatAnEnrolmentNeedsAndNoMore() throws Exception {
    Terminal stranger = server.stranger();
    String enrolments = "POST /v1/enrolments HTTP/1.1\r\nContent-Type: application/json\r\n";
    assertThat(exchange(stranger, enrolments + "Content-Length: 8193"))
        .startsWith("HTTP/1.1 413 ")
        .contains(":too-large", "\r\nConnection: close\r\n");
    assertThat(
            exchange(
                stranger,
                enrolments
                    + "Transfer-Encoding: chunked\r\nHost: localhost\r\n\r\n2001\r\n"
                    + " ".repeat(8193)))
        .startsWith("HTTP/1.1 413 ");
    assertThat(
            stranger
                .send("POST", "/v1/enrolments", "{}" + " ".repeat(8190), JSON)
                .as(Problem.class)
                .type())
        .isEqualTo(ProblemType.MALFORMED.uri());
  }

  /** What is answered to a request's head, which is all that is sent. */
  private static String exchange(String head) throws IOException {
    return exchange(terminal, head);
  }

  private static String exchange(Terminal caller, String head) throws IOException {
    String whole =
        head
            + (head.contains("Host:") ? "" : "\r\nHost: localhost")
            + "\r\nConnection: close\r\n\r\n";
    try (SSLSocket socket = caller.connect()) {
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyAnswerSaysWhoMayDoWhatWithIt() {
    Terminal.Reply reply = terminal.get("/v1/today");
    assertThat(reply.headers().get("Request-Id")).matches("[0-9a-f]{16}");
    assertThat(reply.headers().get("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.headers().get("Server")).isNull();
  }

  @Test
  void slowSendersHoldNoThread() throws Exception {
    List<SSLSocket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 64; i++) {
        SSLSocket socket = server.stranger().connect();
        OutputStream out = socket.getOutputStream();
        out.write(
            ("POST /v1/challenges HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 40\r\n\r\n{")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        slow.add(socket);
      }
      assertThat(terminal.get("/v1/today").status()).isEqualTo(200);
    } finally {
      for (SSLSocket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void whoSendsMoreThanABodyMayHaveAndStopsHoldsNoThread() throws Exception {
    List<SSLSocket> stopped = new ArrayList<>();
    try {
      for (int i = 0; i < 64; i++) {
        SSLSocket socket = terminal.connect();
        socket.getOutputStream().write(head("/v1/enrolments", JSON, "Content-Length: 70000"));
        socket.getOutputStream().write(new byte[64 * 1024]);
        stopped.add(socket);
      }
      assertThat(terminal.get("/v1/today").status()).isEqualTo(200);
    } finally {
      for (SSLSocket socket : stopped) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aConfirmationThatBreaksOffAnywhereCountsForNothing(boolean chunked) throws Exception {
    String student = chunked ? "08281001" : "08281007";
    String session = terminal.open(student).session().id();
    CompletionEvent event =
        CompletionEvent.of(
            Terminal.newId(),
            "07",
            chunked ? 1 : 2,
            student,
            terminal.today().now(),
            new CompletionEvent.Data(session, "information_centre", chunked ? Refund.BANK : null));
    byte[] request = confirmation(event, chunked);
    // once the message is there as a whole, it may be taken without the marks that end its pieces
    int whole = request.length - (chunked ? "\r\n0\r\n\r\n".length() : 0);
    List<Integer> lengths = new ArrayList<>();
    for (int length = 1; length < whole; length += length < whole - 8 ? 31 : 1) {
      lengths.add(length);
    }
    for (int length : lengths) {
      try (SSLSocket socket = terminal.connect()) {
        socket.getOutputStream().write(request, 0, length);
        socket.setSoLinger(true, 0);
      }
    }
    for (int length : lengths) {
      try (SSLSocket socket = terminal.connect()) {
        socket.getOutputStream().write(request, 0, length);
        socket.shutdownOutput();
        String answer =
            new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(answer)
            .as("after %s bytes; no problem, with which a terminal would give it up", length)
            .matches("(?s)|HTTP/1\\.1 400 .*\r\n\r\n");
      }
    }
    assertThat(server.completions(student)).isZero();
    assertThat(terminal.deliver(event).status()).isEqualTo(201);
    assertThat(server.completions(student)).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\n{}\r\n0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
        "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "1\r\n{}\r\n0\r\n\r\n"
      })
  void piecesOfABodyThatDoNotFitTogetherAreMalformed(String body) throws Exception {
    try (SSLSocket socket = terminal.connect()) {
      socket.getOutputStream().write(head("/v1/challenges", JSON, "Transfer-Encoding: chunked"));
      socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 400 ");
    }
  }

  @Test
  void aTerminalsNumbersMayComeInAnyOrderAndAgain() {
    Terminal counting = server.addTerminal("21");
    String session = counting.open("08281012").session().id();
    List<String> receipts = new ArrayList<>();
    for (long sequence : List.of(9L, 7L, 7L, 8L, SequenceRange.GREATEST, 1L)) {
      Terminal.Reply reply = counting.deliver(counting.event("08281012", session, sequence));
      assertThat(reply.status()).as("number %s", sequence).isEqualTo(201);
      receipts.add(reply.as(Receipt.class).number());
    }
    assertThat(receipts).as("one student, one receipt").containsOnly("0612-21-0009");
    assertThat(server.completions("08281012")).isOne();
    SequenceReport report =
        server.read(handle -> SequenceReport.of(handle, new TerminalIdentity(CampusId.MAIN, "21")));
    assertThat(report.recorded())
        .containsExactly(
            new SequenceRange(1, 1),
            new SequenceRange(7, 9),
            new SequenceRange(SequenceRange.GREATEST, SequenceRange.GREATEST));
    for (String none : List.of("-000000009", "0000000000", "9999999999", "10000000000")) {
      refused(
          counting.send(
              "POST",
              "/v1/completions",
              Json.write(counting.event("08281012", session, 9)).replace("0000000009", none),
              CompletionEvent.MEDIA_TYPE),
          ProblemType.MALFORMED);
    }
  }

  /** Rows of these come or change by themselves, or because of what is asked here. */
  private static final Set<String> IN_USE =
      Set.of(
          "audit_entry",
          "audit_head",
          "blocker",
          "enrolment_lockout",
          "heartbeat",
          "outgoing",
          "outgoing_head",
          "source_answer",
          "source_token",
          "terminal_certificate");

  @Test
  void whatIsMeantForADatabaseStaysTextAndHarmsNoRow() {
    HostileTexts texts = new HostileTexts(server, terminal, "for-a-database");
    Map<String, List<String>> before = TableRows.of(server);
    List<String> sent = new ArrayList<>();
    for (String text : HostileWords.FOR_A_DATABASE) {
      texts
          .offered(text, "t" + sent.size())
          .forEach((place, reply) -> assertThat(reply.status()).as(place).isBetween(200, 204));
      sent.add(text);
      Heartbeats.Last last =
          server
              .read(handle -> Heartbeats.last(handle, new TerminalIdentity(CampusId.MAIN, "07")))
              .orElseThrow();
      assertThat(last.version()).isEqualTo(text);
      texts.inHeaders(text).forEach(HostileInputTest::refused);
    }
    for (String text : HostileWords.UNPRINTABLE) {
      texts.offered(text, "none").forEach(HostileInputTest::refused);
    }
    List<String> all = new ArrayList<>(HostileWords.FOR_A_DATABASE);
    all.addAll(HostileWords.UNPRINTABLE);
    for (String text : all) {
      texts.inBodies(text).forEach(HostileInputTest::refused);
      texts.inPaths(text).forEach(HostileInputTest::refused);
    }
    for (String code : List.of(all.get(0), all.get(1), HostileWords.UNPRINTABLE.get(0))) {
      refused(texts.asCode(code), ProblemType.ENROLMENT_REFUSED);
    }

    // each text as a thing and in both languages, given alone and among many
    assertThat(texts.stored())
        .containsExactlyInAnyOrderElementsOf(
            sent.stream().flatMap(text -> Collections.nCopies(6, text).stream()).toList());
    Map<String, List<String>> after = TableRows.of(server);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.get("student")).isNotEmpty();
    before.forEach(
        (table, rows) -> {
          if (!IN_USE.contains(table)) {
            assertThat(after.get(table)).as(table).isEqualTo(rows);
          }
        });
    int given = 2 * sent.size();
    for (String table : List.of("audit_entry", "blocker")) {
      List<String> rows = before.getOrDefault(table, List.of());
      assertThat(after.get(table)).as(table).containsAll(rows).hasSize(rows.size() + given);
    }
    // a right code takes the wrong ones off its address
    assertThat(server.addTerminal("22").get("/v1/today").status()).isEqualTo(200);
  }

  private static void refused(String place, Terminal.Reply reply) {
    assertThat(reply.status()).as(place + ": " + reply.body()).isBetween(400, 431);
    assertThat(reply.as(Problem.class).status()).as(place).isEqualTo(reply.status());
  }

  /** A line of the text log about one request; nothing that was sent has a place in it. */
  private static final Pattern REQUEST_LINE =
      Pattern.compile(
          "[0-9T:.-]{23}(Z|[+-][0-9:]{5}) INFO  HttpServer \\[[a-z0-9-]+] request [0-9a-f]{16}"
              + " terminal (-|main/07) source (-|main/for-a-log) (GET|PUT|POST|DELETE|\\(other\\)) (\\(no route\\)|[a-z0-9/{}-]+)"
              + " -> [0-9]{3} in [0-9]+ ms\n");

  private static final Set<String> REQUEST_OBJECT =
      Set.of(
          "time",
          "level",
          "logger",
          "thread",
          "message",
          "event",
          "request",
          "terminal",
          "source",
          "route",
          "status",
          "milliseconds");

  @Test
  void whatIsMeantForALogChangesNeitherItsLinesNorTheirNumber() throws Exception {
    HostileTexts texts = new HostileTexts(server, terminal, "for-a-log");
    try (LogLines log = new LogLines()) {
      List<Terminal.Reply> replies = new ArrayList<>();
      for (String text : HostileWords.UNPRINTABLE) {
        replies.addAll(texts.inBodies(text).values());
        replies.addAll(texts.inPaths(text).values());
      }
      int told = (int) replies.stream().filter(HostileInputTest::hasId).count();
      for (String text : HostileWords.UNPRINTABLE) {
        for (String head : HostileTexts.rawHeads(text)) {
          told += HostileTexts.answer(terminal, head).contains("Request-Id: ") ? 1 : 0;
        }
      }
      int lines = told;
      Await.until("all is logged", () -> log.texts().size() >= lines);
      assertThat(terminal.get("/v1/today").status()).isEqualTo(200);
      Await.until("so is the last", () -> log.texts().size() > lines);

      assertThat(log.texts()).hasSize(lines + 1).allMatch(REQUEST_LINE.asMatchPredicate());
      assertThat(log.objects()).hasSize(lines + 1);
      for (String object : log.objects()) {
        assertThat(object.lines()).hasSize(1);
        assertThat(JsonParser.parseString(object).getAsJsonObject().keySet())
            .isEqualTo(REQUEST_OBJECT);
      }
    }
  }

  private static boolean hasId(Terminal.Reply reply) {
    return reply.headers().get("Request-Id") != null;
  }

  private static byte[] confirmation(CompletionEvent event, boolean chunked) {
    String body = Json.write(event);
    int half = body.length() / 2;
    String framed =
        chunked
            ? "%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n"
                .formatted(
                    half, body.substring(0, half), body.length() - half, body.substring(half))
            : body;
    byte[] head =
        head(
            "/v1/completions",
            CompletionEvent.MEDIA_TYPE,
            chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length());
    byte[] all = Arrays.copyOf(head, head.length + framed.length());
    System.arraycopy(
        framed.getBytes(StandardCharsets.US_ASCII), 0, all, head.length, framed.length());
    return all;
  }

  private static byte[] head(String path, String mediaType, String framing) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n%s\r\n\r\n"
        .formatted(path, mediaType, framing)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void onlyTlsOfToday() throws Exception {
    int port = URI.create(server.url()).getPort();
    try (SSLSocket socket =
        (SSLSocket) server.client().sslSocketFactory().createSocket("127.0.0.1", port)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }
    OkHttpClient stranger = new OkHttpClient();
    Request request = new Request.Builder().url(server.url() + "/livez").build();
    assertThatThrownBy(() -> stranger.newCall(request).execute())
        .isInstanceOf(SSLHandshakeException.class);
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
      plain
          .getOutputStream()
          .write("GET /livez HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = plain.getInputStream();
      assertThat(new String(in.readNBytes(4), StandardCharsets.US_ASCII)).isNotEqualTo("HTTP");
    }
  }

  /**
   * A Java of today makes no connection of TLS 1.1 itself, so its first message is made by hand.
   */
  @Test
  void tls12IsTakenAndWhatCameBeforeIsRefusedForItsVersion() throws Exception {
    try (SSLSocket socket =
        (SSLSocket) server.client().sslSocketFactory().createSocket("127.0.0.1", server.port())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
    }
    assertThat(ClientHello.offering(ClientHello.TLS_1_2).answerOf(server.port()))
        .isEqualTo(ClientHello.Answer.GOES_ON);
    assertThat(ClientHello.offering(ClientHello.TLS_1_1).answerOf(server.port()))
        .isEqualTo(ClientHello.Answer.PROTOCOL_VERSION);
    assertThat(ClientHello.offering(ClientHello.TLS_1_0).answerOf(server.port()))
        .isEqualTo(ClientHello.Answer.PROTOCOL_VERSION);
  }

  private static void refused(Terminal.Reply reply, ProblemType... types) {
    Problem problem = reply.as(Problem.class);
    assertThat(types).extracting(ProblemType::uri).contains(problem.type());
    assertThat(types).extracting(ProblemType::status).contains(reply.status());
  }
}
