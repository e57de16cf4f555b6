package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Holds the numbers of events, and {@code docs/events.md}, to what the code logs. */
class LogEventsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/clearkiosk/kiosk");
  private static final Path NUMBERS =
      Path.of("src/main/resources/org/clearkiosk/kiosk/app/log-events.properties");
  private static final Path DOCUMENT = Path.of("../docs/events.md");
  private static final Pattern CALL =
      Pattern.compile("LOG\\s*\\.(info|warn|error)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"[\\s+]*)*)");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  @AfterEach
  void quiet() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
  }

  @Test
  void everyLineThatTheCodeLogsHasANumberAndNoNumberIsLeftOver() throws IOException {
    assertThat(numbers().values()).containsExactlyInAnyOrderElementsOf(logged().keySet());
  }

  @Test
  void theDocumentHasThemAllWithTheirLevels() throws IOException {
    Map<String, String> levels = logged();
    StringBuilder wanted = new StringBuilder();
    new TreeMap<>(numbers())
        .forEach(
            (id, message) ->
                wanted.append(
                    "| %s | %s | `%s` |\n"
                        .formatted(id, levels.get(message), message.replace('\n', ' '))));
    String found =
        Files.readString(DOCUMENT)
            .lines()
            .filter(line -> line.startsWith("| K-"))
            .map(line -> line.substring(0, line.indexOf("` |") + 3) + "\n")
            .collect(Collectors.joining());
    assertThat(found).isEqualTo(wanted.toString());
  }

  @Test
  void aLineOfJsonHasTheNumberAndTheValues(@TempDir Path folder) throws IOException {
    RecentEvents recent = Logs.startIn(folder, LogFormat.JSON);
    Logger log =
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("org.clearkiosk.kiosk.Test");
    log.info("The server answers; this is terminal {}", "07");
    log.info("something without a number");
    String[] lines = Files.readString(folder.resolve("kiosk.log")).split("\n", -1);
    JsonObject first = JsonParser.parseString(lines[0]).getAsJsonObject();
    assertThat(first.get("event").getAsString()).isEqualTo("K-20");
    assertThat(first.get("message").getAsString()).endsWith("terminal 07");
    assertThat(first.getAsJsonArray("values").get(0).getAsString()).isEqualTo("07");
    assertThat(JsonParser.parseString(lines[1]).getAsJsonObject().has("event")).isFalse();
    assertThat(recent.lines()).extracting(line -> line.what()).containsExactly("", "K-20");
  }

  @Test
  void aLineForPeopleHasTheSameAndWhatWasThrownBelowIt(@TempDir Path folder) throws IOException {
    Logs.startIn(folder, LogFormat.TEXT);
    Logger log =
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("org.clearkiosk.kiosk.Test");
    log.info("The server answers; this is terminal {}", "07");
    log.error("something without a number", new IOException("the disk"));
    log.debug("not for this log");
    List<String> lines = Files.readAllLines(folder.resolve("kiosk.log"));
    String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)";
    assertThat(lines.get(0))
        .matches(time + " INFO  K-20  \\[main] Test: The server answers; this is terminal 07");
    assertThat(lines.get(1))
        .matches(time + " ERROR -     \\[main] Test: something without a number");
    assertThat(lines.get(2)).isEqualTo("java.io.IOException: the disk");
    assertThat(lines).noneMatch(line -> line.contains("not for this log"));
  }

  @Test
  void theLatestEventsAreBounded(@TempDir Path folder) {
    RecentEvents recent = Logs.startIn(folder, LogFormat.TEXT);
    Logger log =
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("org.clearkiosk.kiosk.Test");
    for (int line = 0; line < 3 * RecentEvents.MOST; line++) {
      log.info("line {}", line);
    }
    assertThat(recent.lines()).hasSize(RecentEvents.MOST);
    assertThat(recent.lines().get(0).more()).isEqualTo("line " + (3 * RecentEvents.MOST - 1));
  }

  @Test
  void noNumberIsThatOfEveryMessageAndNoLibrarysLineHasOne(@TempDir Path folder)
      throws IOException {
    assertThat(numbers().values())
        .as("words of its own")
        .allMatch(message -> message.replace("{}", "").matches("(?s).*\\p{L}.*|.*->.*"));
    RecentEvents recent = Logs.startIn(folder, LogFormat.TEXT);
    Logger library =
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("org.clearkiosk.reader.X");
    library.info("{}", "ReaderReady");
    library.info("The terminal is started");
    assertThat(recent.lines()).extracting(line -> line.what()).containsExactly("", "");
  }

  @Test
  void aLogThatCannotBeWrittenIsToldAndGoesToTheErrorStream(@TempDir Path folder)
      throws IOException {
    Files.createDirectory(folder.resolve("kiosk.log"));
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      RecentEvents recent = Logs.startIn(folder, LogFormat.TEXT);
      ((LoggerContext) LoggerFactory.getILoggerFactory())
          .getLogger("org.clearkiosk.kiosk.Test")
          .info("The terminal is started");
      assertThat(recent.lines()).extracting(line -> line.what()).containsExactly("K-01", "K-67");
    } finally {
      System.setErr(before);
    }
    assertThat(told.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("K-67", folder.resolve("kiosk.log").toString()),
            line -> assertThat(line).contains("K-01"));
  }

  private static Map<String, String> numbers() throws IOException {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(NUMBERS)) {
      properties.load(text);
    }
    TreeMap<String, String> numbers = new TreeMap<>();
    properties.stringPropertyNames().forEach(id -> numbers.put(id, properties.getProperty(id)));
    return numbers;
  }

  /** Every message, with its level. */
  private static Map<String, String> logged() throws IOException {
    TreeMap<String, String> logged = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher call = CALL.matcher(Files.readString(file));
        while (call.find()) {
          String message =
              LITERAL
                  .matcher(call.group(2))
                  .results()
                  .map(literal -> literal.group(1))
                  .collect(Collectors.joining())
                  .translateEscapes();
          assertThat(message).as("a message that is not written out in " + file).isNotEmpty();
          logged.put(message, call.group(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return logged;
  }
}
