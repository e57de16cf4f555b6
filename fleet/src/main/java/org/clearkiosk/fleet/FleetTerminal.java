package org.clearkiosk.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.HeartbeatAnswer;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.client.CurrentServer;
import org.clearkiosk.kiosk.client.HttpsServer;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.Confirmation;
import org.clearkiosk.kiosk.flow.Delays;
import org.clearkiosk.kiosk.outbox.KeptConfirmation;
import org.clearkiosk.kiosk.outbox.Numbering;
import org.clearkiosk.kiosk.outbox.Outbox;
import org.clearkiosk.kiosk.outbox.OutboxException;
import org.clearkiosk.kiosk.outbox.OutboxSender;
import org.clearkiosk.load.CardHolder;
import org.jspecify.annotations.Nullable;

/**
 * A terminal without window and reader: the kiosk's own client, outbox and sender, put together as
 * the kiosk does. One student at a time; heartbeats may come from another thread.
 */
final class FleetTerminal implements AutoCloseable {
  private final Numbering numbering;
  private final Path file;
  private final CurrentServer server;
  private final Outbox outbox;
  private final OutboxSender sender;
  private final Books books;
  private volatile @Nullable Clock clock;

  /** The server's business time, as it was told, and when that was. */
  private record Clock(OffsetDateTime told, long at) {
    OffsetDateTime now() {
      return told.plus(Duration.ofNanos(System.nanoTime() - at)).truncatedTo(ChronoUnit.MILLIS);
    }
  }

  /**
   * @param asked the server in the terminal's own name; closed with this
   * @param file where the outbox is, in a folder that exists
   */
  FleetTerminal(Numbering numbering, HttpsServer asked, Path file, Books books)
      throws OutboxException {
    this.numbering = numbering;
    this.file = file;
    this.books = books;
    this.server = new CurrentServer(() -> null);
    this.server.become(asked);
    this.outbox = Outbox.open(file);
    this.sender = new OutboxSender(outbox, server, books, this::businessSeconds);
    this.sender.start();
  }

  /** Its number. */
  String number() {
    return numbering.terminal();
  }

  /** Its outbox. */
  Path file() {
    return file;
  }

  /** What came of a student's visit. */
  sealed interface Visit {
    /**
     * The confirmation is kept.
     *
     * @param notice from the card to the notice, in nanoseconds
     * @param kept from the touch until it is on disk, in nanoseconds
     * @param answer what becomes of it
     */
    record Confirmed(long notice, long kept, CompletableFuture<Told> answer) implements Visit {}

    /**
     * The student was told that nothing was done, and to try again.
     *
     * @param why in a word
     */
    record SentAway(String why) implements Visit {}
  }

  /** Card, proof, query password, notice, confirmation. */
  Visit serve(CardHolder holder, RandomGenerator chance) {
    long laidDown = System.nanoTime();
    Answer<Today> today = server.today();
    if (!(today instanceof Answer.Ok<Today> told)) {
      return sentAway(today);
    }
    clock = new Clock(told.value().now(), System.nanoTime());
    Answer<Challenge> challenge = server.challenge(holder.challenge());
    if (!(challenge instanceof Answer.Ok<Challenge> asked)) {
      return sentAway(challenge);
    }
    Answer<Session> opened = server.openSession(holder.proof(asked.value()));
    if (!(opened instanceof Answer.Ok<Session> session)) {
      return sentAway(opened);
    }
    String id = session.value().id();
    Answer<Notice> notice = server.checkPassword(id, new PasswordRequest(holder.password()));
    if (!(notice instanceof Answer.Ok<Notice> shown)) {
      return sentAway(notice);
    }
    return confirm(laidDown, id, shown.value(), chance);
  }

  /** Who is sent to the hall confirms too, as no student can, and has to be refused. */
  private Visit confirm(long laidDown, String session, Notice notice, RandomGenerator chance) {
    Optional<String> office =
        notice.offices().stream()
            .filter(box -> box.finishedHere() || box.next())
            .map(OfficeBox::office)
            .findFirst();
    if (office.isEmpty()) {
      return new Visit.SentAway("nothing to confirm");
    }
    long touched = System.nanoTime();
    KeptConfirmation kept;
    try {
      kept =
          outbox.append(
              new Confirmation(session, notice.student(), office.get(), refund(notice, chance)),
              numbering,
              now(),
              Delays.KEEPING);
    } catch (OutboxException e) {
      return new Visit.SentAway("not kept");
    }
    long onDisk = System.nanoTime();
    CompletableFuture<Told> answer = books.kept(new Books.Entry(kept, notice.student(), touched));
    sender.news();
    return new Visit.Confirmed(touched - laidDown, onDisk - touched, answer);
  }

  private static @Nullable Refund refund(Notice notice, RandomGenerator chance) {
    Outcome outcome = notice.outcome();
    List<Refund> choices = outcome == null ? List.of() : outcome.refundChoices();
    return choices.isEmpty() || notice.mergedFen() == 0
        ? null
        : choices.get(chance.nextInt(choices.size()));
  }

  private static Visit sentAway(Answer<?> answer) {
    return new Visit.SentAway(((Answer.NoAnswer<?>) answer).failure().code().code());
  }

  /**
   * Says how it is, as a kiosk does every half minute. Once the server answers, what waits need not
   * wait any longer.
   *
   * @return whether the server has heard it
   */
  boolean beat() throws OutboxException {
    Answer<HeartbeatAnswer> answer =
        server.heartbeat(
            new Heartbeat(
                "fleet",
                OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS),
                null,
                outbox.standing(numbering.terminal(), now()),
                null));
    boolean heard = answer instanceof Answer.Ok;
    if (heard) {
      sender.news();
    }
    return heard;
  }

  /** Before the server was ever heard nothing is kept, and any time will do. */
  private OffsetDateTime now() {
    Clock known = clock;
    return known == null ? OffsetDateTime.now(ZoneOffset.UTC) : known.now();
  }

  private long businessSeconds() {
    return now().toEpochSecond();
  }

  @Override
  public void close() {
    sender.close();
    outbox.close();
    server.close();
  }
}
