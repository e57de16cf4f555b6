package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.log.LogLines;
import org.clearkiosk.server.support.ClientHello;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What no terminal would send, as it comes over the wire: each is refused by name, and the server
 * goes on. Nothing of it gets as far as the database, so one engine is enough.
 */
@SuppressWarnings("NullAway.Init") // JUnit calls start
class HostileRequestTest {
  private static final String JSON = "application/json";

  private static TestServer server;
  private static Terminal terminal;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(folder, TestServer.JUNE);
    terminal = server.addTerminal("07");
  }

  @AfterAll
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
