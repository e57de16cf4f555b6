package org.clearkiosk.server.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.SourceScope;
import org.clearkiosk.server.store.SourceTokens;
import org.jspecify.annotations.Nullable;

/** A source system as a test plays it: real HTTP over TLS, with a token. */
public final class SourceSystem {
  /** No headers besides the token. */
  public static final Headers NO_HEADERS = Headers.of();

  private static final MediaType JSON = MediaType.get("application/json");

  private final Terminal http;
  private final String url;
  private final String token;
  private final SourceIdentity identity;

  private SourceSystem(Terminal http, String url, String token, SourceIdentity identity) {
    this.http = http;
    this.url = url;
    this.token = token;
    this.identity = identity;
  }

  /** Who shows a token that the server need not know. */
  public static SourceSystem showing(TestServer server, String token) {
    return new SourceSystem(server.stranger(), server.url(), token, identity("unknown"));
  }

  /** The library: blockers of kind {@code lab_fee} and {@code overdue}, its own office's step. */
  public static SourceIdentity identity(String name) {
    return new SourceIdentity(
        CampusId.MAIN,
        name,
        name.replace('-', '_'),
        "library",
        Set.of("lab_fee", "overdue"),
        Set.of(SourceScope.BLOCKERS_WRITE, SourceScope.STEPS_WRITE));
  }

  /** An office's own system, which finishes and reopens its step and nothing else. */
  public static SourceIdentity ofOffice(String office) {
    return ofOffice(office, office);
  }

  /** The same under another name than the office's. */
  public static SourceIdentity ofOffice(String name, String office) {
    return new SourceIdentity(
        CampusId.MAIN, name, name, office, Set.of(), Set.of(SourceScope.STEPS_WRITE));
  }

  /** Gives a system a token. */
  public static SourceSystem add(TestServer server, SourceIdentity identity) {
    String token = Secrets.token();
    Instant now = server.time().instant();
    server.read(
        handle ->
            SourceTokens.add(
                handle, identity, Secrets.digest(token), now.plus(Duration.ofDays(365)), now));
    return new SourceSystem(server.stranger(), server.url(), token, identity);
  }

  /** The same system, asking another server. */
  public SourceSystem at(TestServer other) {
    return new SourceSystem(other.stranger(), other.url(), token, identity);
  }

  /** The same system, asking by another way. */
  public SourceSystem by(Terminal way) {
    return new SourceSystem(way, url, token, identity);
  }

  /** Who it is. */
  public SourceIdentity identity() {
    return identity;
  }

  /** Sends a request. */
  public Terminal.Reply send(
      String method, String path, @Nullable String body, Headers furtherHeaders) {
    byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    return sendBody(
        method,
        path,
        body != null || method.equals("PUT")
            ? RequestBody.create(bytes, body == null ? null : JSON)
            : null,
        furtherHeaders);
  }

  /** Sends a request with any body. */
  public Terminal.Reply sendBody(
      String method, String path, @Nullable RequestBody body, Headers furtherHeaders) {
    return http.send(
        new Request.Builder()
            .url(url + path)
            .headers(furtherHeaders)
            .header("Authorization", "Bearer " + token)
            .method(method, body)
            .build());
  }

  /** Gets a resource. */
  public Terminal.Reply get(String path) {
    return send("GET", path, null, NO_HEADERS);
  }

  /** Gives a blocker. */
  public Terminal.Reply put(String student, String id, String kind) {
    return send("PUT", blocker(student, id), "{\"kind\":\"" + kind + "\"}", NO_HEADERS);
  }

  /** Lifts a blocker. */
  public Terminal.Reply lift(String student, String id) {
    return send("DELETE", blocker(student, id), null, NO_HEADERS);
  }

  /** Where a blocker is. */
  public static String blocker(String student, String id) {
    return "/v1/students/" + student + "/blockers/" + id;
  }

  /** Makes several changes. */
  public Terminal.Reply facts(String requestId, Object changes) {
    return send("POST", "/v1/facts", Json.write(changes), requestId(requestId));
  }

  /** Names a request. */
  public static Headers requestId(String id) {
    return Headers.of("Idempotency-Key", id);
  }
}
