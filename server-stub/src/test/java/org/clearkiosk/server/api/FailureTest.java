package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What goes wrong inside is told by an id, logged without what it was about, and over with it. */
class FailureTest {
  private static final String PERSONAL = "林致远 08281001";

  @Test
  void aFailureIsToldByItsRequestIdAndLoggedWithoutItsMessage(@TempDir Path folder)
      throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(Replies.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      Terminal terminal = server.addTerminal("07");
      write(
          server,
          "CREATE TRIGGER fault BEFORE INSERT ON session BEGIN SELECT RAISE(ABORT, '"
              + PERSONAL
              + "'); END");
      Terminal.Reply reply = terminal.tap("08281001");
      assertThat(reply.status()).isEqualTo(500);
      Problem problem = reply.as(Problem.class);
      assertThat(problem.type()).isEqualTo(ProblemType.INTERNAL.uri());
      String requestId = String.valueOf(reply.headers().get("Request-Id"));
      assertThat(problem.detail()).contains(requestId);
      assertThat(reply.body()).doesNotContain(PERSONAL);
      List<String> logged = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
      assertThat(logged).singleElement().asString().contains(requestId).contains("OpenSession");
      assertThat(logged.get(0)).doesNotContain(PERSONAL).doesNotContain("林");

      write(server, "DROP TRIGGER fault");
      assertThat(terminal.tap("08281001").status()).isEqualTo(201);
    } finally {
      logger.detachAppender(log);
    }
  }

  @Test
  void whatCannotBeAnsweredInTimeIsToBeAskedAgain() throws Exception {
    Exchanges exchanges = new Exchanges(Runnable::run, Duration.ofMillis(20));
    CompletableFuture<Answer<String>> act = new CompletableFuture<>();
    Javalin server =
        Javalin.create(
                config ->
                    config.routes.get(
                        "/never", context -> exchanges.answer(context, act, answer -> {})))
            .start("127.0.0.1", 0);
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:%d/never".formatted(server.port())))
                      .timeout(Duration.ofSeconds(30))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(Json.read(answer.body(), Problem.class).type()).isEqualTo(ProblemType.BUSY.uri());
      assertThat(act).isNotDone();
    } finally {
      server.stop();
    }
  }

  private static void write(TestServer server, String statement) {
    server.read(handle -> handle.execute(statement));
  }
}
