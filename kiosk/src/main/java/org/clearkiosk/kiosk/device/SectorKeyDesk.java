package org.clearkiosk.kiosk.device;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.SectorKeyGrant;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.SectorKeySource;
import org.jspecify.annotations.Nullable;

/**
 * Asks the central server for the sector keys that one reader needs, and remembers of the latest
 * answer what the session, or the student, has to be told. The keys themselves stay with the
 * reader.
 */
final class SectorKeyDesk implements SectorKeySource {
  private static final HexFormat HEX = HexFormat.of();

  private final CentralServer server;
  private final Executor asking;
  private final AtomicReference<@Nullable Question> latest = new AtomicReference<>();

  /**
   * @param asking waits for the server; bounded, it may refuse
   */
  SectorKeyDesk(CentralServer server, Executor asking) {
    this.server = server;
    this.asking = asking;
  }

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
    Question question = new Question();
    latest.set(question);
    try {
      asking.execute(() -> question.answer(server.sectorKey(request)));
    } catch (RejectedExecutionException e) {
      question.answer(new Answer.TooSlow<>());
    }
    return question.key;
  }

  /** The id of the key with which the card was just read; empty where there was none. */
  Optional<String> takeGrant() {
    Question question = latest.getAndSet(null);
    return question != null && question.answer instanceof Answer.Ok<SectorKeyGrant> ok
        ? Optional.of(ok.value().id())
        : Optional.empty();
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
    private final CompletableFuture<Optional<SectorKey>> key = new CompletableFuture<>();
    private volatile @Nullable Answer<SectorKeyGrant> answer;

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
