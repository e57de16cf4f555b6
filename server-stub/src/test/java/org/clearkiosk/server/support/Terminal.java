package org.clearkiosk.server.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.server.demo.DemoCampus;
import org.clearkiosk.server.identity.CardProof;
import org.jspecify.annotations.Nullable;

/** A terminal as a test plays it: real HTTP over TLS, with the demo cards on its reader. */
public final class Terminal {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] APPLICATION = HEX.parseHex("f0434c4541524b01");
  private static final String JSON = "application/json";
  private static final AtomicLong EVENTS = new AtomicLong();

  private final OkHttpClient client;
  private final String url;
  private final String number;
  private final String cardKey;

  /**
   * A terminal.
   *
   * @param client shows the terminal's certificate; any other makes a stranger
   */
  public Terminal(OkHttpClient client, String url, String number) {
    this(client, url, number, DemoCampus.CARD_MASTER_KEY);
  }

  private Terminal(OkHttpClient client, String url, String number, String cardKey) {
    this.cardKey = cardKey;
    this.client = client;
    this.url = url;
    this.number = number;
  }

  /** The same terminal, asking another server, or one that was started again. */
  public Terminal at(String otherUrl) {
    return new Terminal(client, otherUrl, number, cardKey);
  }

  /** The same terminal, with cards on its reader that have another master key. */
  public Terminal withCardKey(String otherCardKey) {
    return new Terminal(client, url, number, otherCardKey);
  }

  /** How many connections of its client's pool are open. */
  public int connections() {
    return client.connectionPool().connectionCount();
  }

  /** What the server answered. */
  public record Reply(int status, String body, Headers headers) {
    /** The body as a message. */
    public <T> T as(Class<T> type) {
      try {
        return Json.read(body, type);
      } catch (Json.MalformedMessageException e) {
        throw new AssertionError("status " + status + ", body " + body, e);
      }
    }
  }

  /** A connection as the terminal, on which anything may be sent; its handshake is done. */
  public SSLSocket connect() throws IOException {
    HttpUrl server = HttpUrl.get(url);
    SSLSocket socket =
        (SSLSocket) client.sslSocketFactory().createSocket(server.host(), server.port());
    socket.startHandshake();
    return socket;
  }

  /** Sends a request as the terminal. */
  public Reply send(String method, String path, @Nullable String body, String mediaType) {
    Request.Builder request = new Request.Builder().url(url + path);
    return send(
        request
            .method(method, body == null ? null : RequestBody.create(bytes(body), type(mediaType)))
            .build());
  }

  /** Sends any request; the answer has to be one of those that the OpenAPI document names. */
  public Reply send(Request request) {
    try (Response response = client.newCall(request).execute()) {
      Reply reply = new Reply(response.code(), response.body().string(), response.headers());
      Contract.check(request.method(), request.url().encodedPath(), reply);
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Posts any body. */
  public Reply post(String path, RequestBody body) {
    return send(new Request.Builder().url(url + path).post(body).build());
  }

  /** Posts a message. */
  public Reply post(String path, Object message) {
    return send("POST", path, Json.write(message), JSON);
  }

  /** Gets a resource. */
  public Reply get(String path) {
    return send("GET", path, null, JSON);
  }

  /** What the server says of today. */
  public Today today() {
    return get("/v1/today").as(Today.class);
  }

  /** Asks for a challenge to a card. */
  public Challenge challenge(String card) {
    return post("/v1/challenges", new ChallengeRequest(card, DemoCampus.CARD_KEY_GENERATION))
        .as(Challenge.class);
  }

  /** Answers a challenge as the true card does. */
  public SessionRequest proof(Challenge challenge, String card) {
    byte[] nonce = HEX.parseHex(challenge.nonce());
    return new SessionRequest.WithProof(
        challenge.id(),
        HEX.formatHex(CardProof.of(HEX.parseHex(cardKey), APPLICATION, card, nonce)));
  }

  /** Puts a student's card on the reader. */
  public Reply tap(String student) {
    String card = "60" + student;
    return post("/v1/sessions", proof(challenge(card), card));
  }

  /**
   * Taps a student's card again and again, once at least; each has to open a session.
   *
   * @return how often
   */
  public int tapUntil(AtomicBoolean done, String student) {
    int taps = 0;
    do {
      Reply reply = tap(student);
      if (reply.status() != 201) {
        throw new AssertionError("tap " + taps + ": " + reply);
      }
      taps++;
    } while (!done.get());
    return taps;
  }

  /** Asks for the key to an old card's sector 1. */
  public Reply sectorKey(String identifier) {
    return post("/v1/sector-keys", new SectorKeyRequest(identifier, 1));
  }

  /** Puts a card on the reader that is known by its identifier alone. */
  public Reply tapIdentifier(String identifier) {
    return post("/v1/sessions", new SessionRequest.WithIdentifier(identifier));
  }

  /** Gives a query password. */
  public Reply password(String session, String password) {
    return post("/v1/sessions/" + session + "/password", new PasswordRequest(password));
  }

  /** Card and right password; the session is open after it. */
  public Opened open(String student) {
    Session session = tap(student).as(Session.class);
    Notice notice =
        password(session.id(), student.substring(student.length() - 6)).as(Notice.class);
    return new Opened(session, notice);
  }

  /** An open session and its notice. */
  public record Opened(Session session, Notice notice) {}

  /** The event of a confirmation made now in the server's time. */
  public CompletionEvent event(String student, String session, long sequence) {
    return CompletionEvent.of(
        newId(),
        number,
        sequence,
        student,
        today().now(),
        new CompletionEvent.Data(session, "information_centre", Refund.BANK));
  }

  /** Delivers an event. */
  public Reply deliver(CompletionEvent event) {
    return send("POST", "/v1/completions", Json.write(event), CompletionEvent.MEDIA_TYPE);
  }

  /** A UUIDv7 that no other event of this process has. */
  public static String newId() {
    return "0137df50-2b80-7cc1-98f2-%012x".formatted(EVENTS.incrementAndGet());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MediaType type(String mediaType) {
    return MediaType.get(mediaType);
  }
}
