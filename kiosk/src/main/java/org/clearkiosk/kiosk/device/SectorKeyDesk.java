package org.clearkiosk.kiosk.device;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.SectorKeyGrant;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.kiosk.flow.Failure;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.SectorKeySource;
import org.jspecify.annotations.Nullable;

/**
 * Asks the central server for the sector keys that one reader needs, and remembers of the latest
 * answer what the session, or the student, has to be told. The keys themselves stay with the
 * reader.
 */
final class SectorKeyDesk implements SectorKeySource {
  /** A key opens a session for 30 s (rule of the contract); what the way takes goes off that. */
  static final Duration FRESH = Duration.ofSeconds(20);

  private static final HexFormat HEX = HexFormat.of();

  private final CentralServer server;
  private final Executor asking;
  private final LongSupplier nanoseconds;
  private final Runnable noticed;
  private final AtomicReference<@Nullable Question> latest = new AtomicReference<>();

  /**
   * @param asking waits for the server; bounded, it may refuse
   * @param nanoseconds a clock that only goes forward, as {@link System#nanoTime}
   * @param noticed told, on the reader's thread, that there is a card for which a key is asked
   */
  SectorKeyDesk(CentralServer server, Executor asking, LongSupplier nanoseconds, Runnable noticed) {
    this.server = server;
    this.asking = asking;
    this.nanoseconds = nanoseconds;
    this.noticed = noticed;
  }

  /**
   * The key with which a card was read.
   *
   * @param id what the server knows it by
   * @param request what it was asked for with
   * @param askedAt when, by the clock
   */
  record Grant(String id, SectorKeyRequest request, long askedAt) {}

  @Override
  public CompletionStage<Optional<SectorKey>> keyFor(byte[] identifier, int sector) {
    SectorKeyRequest request;
    try {
      request = new SectorKeyRequest(HEX.formatHex(identifier), sector);
    } catch (IllegalArgumentException e) {
      // no campus card has an identifier of another length
      latest.set(null);
      return CompletableFuture.completedFuture(Optional.empty());
    }
    noticed.run();
    Question question = new Question(request, nanoseconds.getAsLong());
    latest.set(question);
    try {
      asking.execute(() -> question.answer(server.sectorKey(request)));
    } catch (RejectedExecutionException e) {
      question.answer(new Answer.TooSlow<>());
    }
    return question.key;
  }

  /** The key with which the card was just read; empty where there was none. */
  Optional<Grant> takeGrant() {
    Question question = latest.getAndSet(null);
    return question != null && question.answer instanceof Answer.Ok<SectorKeyGrant> ok
        ? Optional.of(new Grant(ok.value().id(), question.request, question.askedAt))
        : Optional.empty();
  }

  /**
   * What comes of a key that is to open a session now. One that has waited since the card was read,
   * because another card was served first, is asked for again. May wait for the server.
   *
   * @param opened takes the id of the key that counts
   * @param refused takes why there is none any more
   */
  <T> T whenFresh(Grant grant, Function<String, T> opened, Function<Failure, T> refused) {
    return nanoseconds.getAsLong() - grant.askedAt() < FRESH.toNanos()
        ? opened.apply(grant.id())
        : server.sectorKey(grant.request()).fold(again -> opened.apply(again.id()), refused);
  }

  /** Why the card that was just read had no key. */
  FailureCode whyNone() {
    Question question = latest.getAndSet(null);
    if (question == null) {
      return FailureCode.CARD_KEY_MISSING;
    }
    @Nullable Answer<SectorKeyGrant> answer = question.answer;
    if (answer == null) {
      return FailureCode.SERVER_SLOW;
    }
    return answer.fold(tooLate -> FailureCode.SERVER_SLOW, failure -> failure.code());
  }

  private static final class Question {
    private final SectorKeyRequest request;
    private final long askedAt;
    private final CompletableFuture<Optional<SectorKey>> key = new CompletableFuture<>();
    private volatile @Nullable Answer<SectorKeyGrant> answer;

    Question(SectorKeyRequest request, long askedAt) {
      this.request = request;
      this.askedAt = askedAt;
    }

    void answer(Answer<SectorKeyGrant> given) {
      answer = given;
      if (given instanceof Answer.Ok<SectorKeyGrant> ok) {
        byte[] bytes = HEX.parseHex(ok.value().key());
        key.complete(Optional.of(new SectorKey(SectorKey.Kind.A, bytes)));
      } else if (given instanceof Answer.Refused<SectorKeyGrant> refused
          && refused.type().filter(ProblemType.CARD_UNKNOWN::equals).isPresent()) {
        key.complete(Optional.empty());
      } else {
        key.completeExceptionally(new IllegalStateException("no key: " + given));
      }
    }
  }
}
