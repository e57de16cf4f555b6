package org.clearkiosk.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.Today;
import org.jspecify.annotations.Nullable;

/**
 * A terminal without hardware, on one connection that it keeps. Not for several threads, but {@link
 * Visit#confirm} may be called by another.
 */
public final class Terminal implements AutoCloseable {
  private static final String JSON = "application/json";
  private static final byte[] NOTHING = {};
  private static final long PAUSE_NANOSECONDS = Duration.ofMillis(25).toNanos();

  private final Identity identity;
  private final Servers servers;
  private final Patience patience;
  private final AtomicLong nextSequence;
  private int server;
  private @Nullable Connection connection;

  /** A terminal that is enrolled; it connects with its first request. */
  public Terminal(Identity identity, Servers servers, Patience patience) {
    this.identity = identity;
    this.servers = servers;
    this.patience = patience;
    this.nextSequence = new AtomicLong(identity.firstSequence());
  }

  /** Enrols a terminal with each of these codes. */
  public static List<Terminal> enrol(Servers servers, List<String> codes, Patience patience)
      throws IOException {
    List<Terminal> terminals = new ArrayList<>();
    for (String code : codes) {
      terminals.add(new Terminal(Identity.enrol(servers, code, patience), servers, patience));
    }
    return terminals;
  }

  /** Its number. */
  public String number() {
    return identity.number();
  }

  long nextSequence() {
    return nextSequence.getAndIncrement();
  }

  /** The last sequence number that it gave out; 0 for none. */
  public long lastSequence() {
    return nextSequence.get() - 1;
  }

  /** Asks this server first from now on. */
  public void prefer(int index) {
    server = index % servers.addresses().size();
    close();
  }

  /**
   * Sends a request once. When there is no answer it asks the next server the next time.
   *
   * @param message the body as a message; null for none
   * @throws IOException when no answer came
   */
  public Reply ask(String method, String path, @Nullable Object message) throws IOException {
    byte[] body = message == null ? NOTHING : Json.write(message).getBytes(StandardCharsets.UTF_8);
    return exchange(Confirmation.request(method, path, JSON, body));
  }

  private Reply exchange(byte[] request) throws IOException {
    try {
      Connection open = connection;
      if (open == null || open.closed()) {
        open = Connection.open(identity.tls(), servers.addresses().get(server), patience);
        connection = open;
      }
      return open.exchange(request);
    } catch (IOException e) {
      prefer(server + 1);
      throw e;
    }
  }

  /**
   * A student's card, its proof, the query password, the notice.
   *
   * @return null when the server was too busy, or refused: the student goes away
   * @throws IOException when an answer did not come
   */
  public @Nullable Visit receive(CardHolder holder) throws IOException {
    Reply challenge = ask("POST", "/v1/challenges", holder.challenge());
    if (challenge.status() != 201) {
      return null;
    }
    Reply session = ask("POST", "/v1/sessions", holder.proof(challenge.as(Challenge.class)));
    if (session.status() != 201) {
      return null;
    }
    String id = session.as(Session.class).id();
    Reply notice =
        ask("POST", "/v1/sessions/" + id + "/password", new PasswordRequest(holder.password()));
    if (notice.status() != 200) {
      return null;
    }
    Reply today = ask("GET", "/v1/today", null);
    if (today.status() != 200) {
      return null;
    }
    return new Visit(this, holder, id, notice.as(Notice.class), today.as(Today.class));
  }

  /** Sends a confirmation once. */
  public Answer post(Confirmation confirmation) {
    try {
      return Answer.of(exchange(confirmation.request()));
    } catch (IOException e) {
      return new Answer.Unknown(e.getClass().getSimpleName());
    }
  }

  /**
   * Sends a confirmation again and again, at each server in turn, until one says what became of it.
   */
  public Answer deliver(Confirmation confirmation, Duration patienceInAll) {
    long end = System.nanoTime() + patienceInAll.toNanos();
    while (true) {
      Answer answer = post(confirmation);
      if (!(answer instanceof Answer.Unknown) || System.nanoTime() > end) {
        return answer;
      }
      LockSupport.parkNanos(PAUSE_NANOSECONDS);
    }
  }

  /**
   * Says what it gave out and what is set aside; nothing waits.
   *
   * @param setAside sequence numbers of refused confirmations, ascending; at most 200 ranges
   */
  public Reply sayAllIsDelivered(List<Long> setAside) throws IOException {
    List<SequenceRange> ranges = new ArrayList<>();
    for (long number : setAside) {
      int end = ranges.size() - 1;
      if (end >= 0 && ranges.get(end).last() + 1 == number) {
        ranges.set(end, new SequenceRange(ranges.get(end).first(), number));
      } else {
        ranges.add(new SequenceRange(number, number));
      }
    }
    return ask(
        "POST",
        "/v1/heartbeats",
        new Heartbeat(
            "load",
            OffsetDateTime.now(ZoneOffset.UTC),
            null,
            new Heartbeat.Outbox(lastSequence(), 0, null, setAside.size(), List.of(), ranges),
            null));
  }

  /** Ends its connection; it connects again when it is asked to do something. */
  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
