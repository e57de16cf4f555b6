package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.clearkiosk.server.log.LogLines;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.HostileWords;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are meant to harm the log, which knows of no database. */
@SuppressWarnings("NullAway.Init") // JUnit calls start
class TextForALogTest {
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
      int told = (int) replies.stream().filter(TextForALogTest::hasId).count();
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
}
