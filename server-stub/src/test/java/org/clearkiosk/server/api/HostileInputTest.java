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
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
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
    refused(terminal.get("/v1/%2e%2e/etc/passwd"), ProblemType.NOT_FOUND, ProblemType.MALFORMED);
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
    assertThat(terminal.send(request).status()).isEqualTo(431);
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
        SSLSocket socket =
            (SSLSocket)
                server
                    .client()
                    .sslSocketFactory()
                    .createSocket("127.0.0.1", URI.create(server.url()).getPort());
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

  private static void refused(Terminal.Reply reply, ProblemType... types) {
    Problem problem = reply.as(Problem.class);
    assertThat(types).extracting(ProblemType::uri).contains(problem.type());
    assertThat(types).extracting(ProblemType::status).contains(reply.status());
  }
}
