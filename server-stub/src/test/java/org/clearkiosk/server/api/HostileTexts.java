package org.clearkiosk.server.api;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import okhttp3.Headers;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.sources.FactBlocker;
import org.clearkiosk.server.sources.FactChange;
import org.clearkiosk.server.sources.FactChanges;
import org.clearkiosk.server.sources.SourceText;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.SourceScope;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TerminalKey;
import org.clearkiosk.server.support.TestServer;

/** Sends a text through every place at which the server takes one from outside. */
final class HostileTexts {
  private static final String JSON = "application/json";
  private static final String PROOF = "0".repeat(32);
  private static final String STUDENT = "08281009";
  private static final String SOURCE = "hostile";

  private final TestServer server;
  private final Terminal terminal;
  private final SourceSystem source;
  private final String event;

  /**
   * Speaks as a terminal and as a source system that may do everything.
   *
   * @param token the name of the source system's token
   */
  HostileTexts(TestServer server, Terminal terminal, String token) {
    this.server = server;
    this.terminal = terminal;
    this.source =
        SourceSystem.add(
            server,
            new SourceIdentity(
                CampusId.MAIN,
                token,
                SOURCE,
                "library",
                Set.of("overdue"),
                Set.of(SourceScope.values())));
    this.event = Json.write(terminal.event("08281001", "x", 9));
  }

  /** The answers to a text in the places that store one, by place. */
  Map<String, Terminal.Reply> offered(String text, String id) {
    FactBlocker blocker =
        new FactBlocker("overdue", BigDecimal.valueOf(100), text, new SourceText(text, text));
    FactChange change =
        new FactChange(
            FactChange.Op.PUT_BLOCKER,
            STUDENT,
            "many-" + id,
            null,
            null,
            null,
            blocker,
            null,
            null,
            null);
    Map<String, Terminal.Reply> replies = new TreeMap<>();
    replies.put(
        "a blocker",
        source.send(
            "PUT",
            SourceSystem.blocker(STUDENT, "one-" + id),
            Json.write(blocker),
            SourceSystem.NO_HEADERS));
    replies.put("a change", source.facts(id, new FactChanges(List.of(change))));
    replies.put("a heartbeat", terminal.send("POST", "/v1/heartbeats", heartbeat(text), JSON));
    return replies;
  }

  /** What is on record of those texts: item and words, by the blocker's id. */
  List<String> stored() {
    return server.read(
        handle ->
            handle
                .select(
                    "SELECT item, words_zh, words_en FROM blocker WHERE source = ?"
                        + " ORDER BY source_id",
                    SOURCE)
                .map(
                    (row, context) ->
                        List.of(
                            row.getString("item"),
                            row.getString("words_zh"),
                            row.getString("words_en")))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList());
  }

  /** Nothing that a terminal says of itself, but for its version. */
  private String heartbeat(String version) {
    Heartbeat heartbeat =
        new Heartbeat(
            "1",
            OffsetDateTime.ofInstant(server.time().instant(), ZoneOffset.UTC),
            null,
            null,
            null);
    JsonObject message = Json.GSON.toJsonTree(heartbeat).getAsJsonObject();
    message.addProperty("version", version);
    return message.toString();
  }

  /** The answers to a text in bodies, in places where nothing but numbers and words belong. */
  Map<String, Terminal.Reply> inBodies(String text) {
    Map<String, Terminal.Reply> replies = new TreeMap<>();
    replies.put(
        "a kind",
        source.send(
            "PUT",
            SourceSystem.blocker(STUDENT, "kind"),
            object("kind", text),
            SourceSystem.NO_HEADERS));
    replies.put(
        "a card's state",
        source.send(
            "PUT", "/v1/cards/6008281001/state", object("state", text), SourceSystem.NO_HEADERS));
    for (String member : List.of("student", "id", "office", "card", "ifMatch")) {
      JsonObject change = new JsonObject();
      change.addProperty("op", "put_blocker");
      change.addProperty("student", STUDENT);
      change.addProperty("id", "x");
      change.add("blocker", Json.GSON.toJsonTree(new FactBlocker("overdue", null, null, null)));
      change.addProperty("ifMatch", "none");
      change.addProperty(member, text);
      JsonObject changes = new JsonObject();
      changes.add("changes", Json.GSON.toJsonTree(List.of(change)));
      replies.put("a change's " + member, source.facts("body", changes));
    }
    replies.put("a card's number", post("/v1/challenges", "card", text, "keyGeneration", "1"));
    replies.put(
        "a challenge", post("/v1/sessions", "profile", "cpu", "challenge", text, "proof", PROOF));
    replies.put(
        "a sector key",
        post(
            "/v1/sessions",
            "profile",
            "classic",
            "sectorKey",
            text,
            "card",
            "5008281001",
            "keyGeneration",
            "1"));
    replies.put("an identifier", post("/v1/sessions", "profile", "uid", "identifier", text));
    replies.put("a password", post("/v1/sessions/x/password", "password", text));
    for (String mark : List.of("\"08281001\"", "\"x\"", "\"information_centre\"")) {
      replies.put(
          "an event's " + mark,
          terminal.send(
              "POST",
              "/v1/completions",
              event.replace(mark, Json.write(text)),
              CompletionEvent.MEDIA_TYPE));
    }
    return replies;
  }

  /** The answers to a text in the path and in the query. */
  Map<String, Terminal.Reply> inPaths(String text) {
    String encoded = encoded(text);
    Map<String, Terminal.Reply> replies = new TreeMap<>();
    replies.put("a session", terminal.get("/v1/sessions/" + encoded + "/notice"));
    replies.put("an ended session", terminal.send("DELETE", "/v1/sessions/" + encoded, null, JSON));
    replies.put(
        "a session's password",
        post("/v1/sessions/" + encoded + "/password", "password", "281001"));
    replies.put("a student", source.put(encoded, "x", "overdue"));
    replies.put("a blocker's id", source.put(STUDENT, encoded, "overdue"));
    replies.put(
        "an office",
        source.send(
            "PUT",
            "/v1/students/" + STUDENT + "/offices/" + encoded,
            null,
            SourceSystem.NO_HEADERS));
    replies.put(
        "a student whose notice is asked for", source.get("/v1/students/" + encoded + "/notice"));
    replies.put("a position", source.get("/v1/feed?after=" + encoded));
    replies.put("a limit", source.get("/v1/feed?limit=" + encoded));
    return replies;
  }

  /** The answers to a text in headers; HTTP takes no control characters there. */
  Map<String, Terminal.Reply> inHeaders(String text) {
    Map<String, Terminal.Reply> replies = new TreeMap<>();
    replies.put("a token", SourceSystem.showing(server, text).get("/v1/feed"));
    for (String header : List.of("Idempotency-Key", "If-Match")) {
      replies.put(
          header,
          source.send(
              "PUT",
              SourceSystem.blocker(STUDENT, "headers"),
              object("kind", "overdue"),
              Headers.of(header, text)));
    }
    return replies;
  }

  /**
   * Heads of requests as no client makes them, with a text as it is: in the method, the path, the
   * query and in headers that the server reads.
   */
  static List<String> rawHeads(String text) {
    return Stream.of(
            "GET%s /v1/today HTTP/1.1\r\nHost: localhost",
            "GET /v1/sessions/%s/notice HTTP/1.1\r\nHost: localhost",
            "GET /v1/feed?after=%s HTTP/1.1\r\nHost: localhost",
            "GET /v1/today HTTP/1.1%s\r\nHost: localhost",
            "GET /v1/today HTTP/1.1\r\nHost: localhost%s",
            "GET /v1/feed HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s",
            "GET /v1/today HTTP/1.1\r\nHost: localhost\r\nX%s: y",
            "GET /v1/today HTTP/1.1\r\nHost: localhost\r\nUser-Agent: %s")
        .map(head -> head.formatted(text) + "\r\nConnection: close\r\n\r\n")
        .toList();
  }

  /** All that is answered to a head, until the server ends the connection. */
  static String answer(Terminal terminal, String head) throws IOException {
    try (SSLSocket socket = terminal.connect()) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The answer to a text for an enrolment code. */
  Terminal.Reply asCode(String text) {
    return server
        .stranger()
        .post("/v1/enrolments", new EnrolmentRequest(text, TerminalKey.make().request()));
  }

  private Terminal.Reply post(String path, String... members) {
    JsonObject message = new JsonObject();
    for (int i = 0; i < members.length; i += 2) {
      if (members[i].equals("keyGeneration")) {
        message.addProperty(members[i], Integer.valueOf(members[i + 1]));
      } else {
        message.addProperty(members[i], members[i + 1]);
      }
    }
    return terminal.send("POST", path, message.toString(), JSON);
  }

  private static String object(String member, String text) {
    JsonObject object = new JsonObject();
    object.addProperty(member, text);
    return object.toString();
  }

  /** Every byte as its percent-encoding. */
  static String encoded(String text) {
    List<String> bytes = new ArrayList<>();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      bytes.add("%%%02x".formatted(each));
    }
    return String.join("", bytes);
  }
}
