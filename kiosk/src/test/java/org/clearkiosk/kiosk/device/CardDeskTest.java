package org.clearkiosk.kiosk.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Failure;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.ReaderListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the reader tells, as events; and the way from a card to its session. */
class CardDeskTest {
  private static final Attempt ATTEMPT = new Attempt(3);
  private static final OffsetDateTime SOON = OffsetDateTime.parse("2012-06-12T09:00:30+08:00");
  private static final CardRead.Identified CARD =
      new CardRead.Identified(CardProfile.CPU, "6214000000000017", 1, 5);
  private static final Session SESSION = new Session("s-1", "林*远", 5, 0, SOON);

  private final List<Event> events = new ArrayList<>();
  private final Reader reader = new Reader();
  private final Server server = new Server();
  private final CardDesk desk = new CardDesk(reader, server, events::add);

  @Test
  void tellsOfReaderAndCards() {
    desk.start();
    reader.tell(new ReaderEvent.ReaderLost(null, ReaderEvent.ReaderLost.Why.NO_SERVICE));
    reader.tell(new ReaderEvent.ReaderReady("a reader"));
    reader.tell(new ReaderEvent.CardArrived(CARD));
    reader.tell(new ReaderEvent.CardLeft());
    reader.tell(new ReaderEvent.CardArrived(new CardRead.Torn()));
    assertThat(events)
        .containsExactly(
            new Event.ReaderLost(FailureCode.READER_SERVICE_DOWN),
            new Event.ReaderReady(),
            new Event.CardIdentified(5),
            new Event.CardGone(),
            new Event.CardUnreadable(FailureCode.CARD_TORN));
    assertThat(events.toString()).doesNotContain("6214");
  }

  @Test
  void everyReasonHasItsOwnCode() {
    List<FailureCode> codes =
        Arrays.stream(CardRead.Unrecognised.Reason.values()).map(CardCodes::of).toList();
    assertThat(codes).doesNotHaveDuplicates();
    assertThat(Arrays.stream(ReaderEvent.ReaderLost.Why.values()).map(CardCodes::of))
        .allMatch(code -> code.code().startsWith("R-"));
  }

  @Test
  void opensTheSessionOfACardThatProvesItself() {
    lay(CARD);
    assertThat(desk.open(ATTEMPT, 5)).isEqualTo(new Event.SessionOpened(ATTEMPT, SESSION));
    assertThat(server.asked).isEqualTo(new ChallengeRequest("6214000000000017", 1));
    assertThat(Objects.requireNonNull(reader.challenge))
        .isEqualTo(
            new byte[] {0, 17, 34, 51, 68, 85, 102, 119, -120, -103, -86, -69, -52, -35, -18, -1});
    assertThat(server.proved)
        .isEqualTo(new SessionRequest.WithProof("c-1", "07070707070707070707070707070707"));
  }

  @Test
  void neverAsksACardThatHasComeSince() {
    lay(CARD);
    assertThat(desk.open(ATTEMPT, 4)).isEqualTo(refused(FailureCode.CARD_TORN));
    reader.tell(new ReaderEvent.CardLeft());
    assertThat(desk.open(ATTEMPT, 5)).isEqualTo(refused(FailureCode.CARD_TORN));
    assertThat(server.asked).isNull();
  }

  @Test
  void namesWhatWentWrongWithTheProof() {
    lay(CARD);
    reader.outcome = new ProofOutcome.CardGone();
    assertThat(desk.open(ATTEMPT, 5)).isEqualTo(refused(FailureCode.CARD_TORN));
    reader.outcome = new ProofOutcome.TimedOut();
    assertThat(desk.open(ATTEMPT, 5)).isEqualTo(refused(FailureCode.CARD_MUTE));
    reader.outcome = new ProofOutcome.Refused(0x6982);
    assertThat(desk.open(ATTEMPT, 5)).isEqualTo(refused(FailureCode.CARD_NOT_PROVEN));
    assertThat(server.proved).isNull();
  }

  @Test
  void namesWhatWentWrongWithTheServer() {
    lay(CARD);
    server.session = new Answer.TooSlow<>();
    assertThat(desk.open(ATTEMPT, 5)).isEqualTo(refused(FailureCode.SERVER_SLOW));
    server.challenge = new Answer.Unreachable<>();
    assertThat(desk.open(ATTEMPT, 5)).isEqualTo(refused(FailureCode.SERVER_UNREACHABLE));
  }

  private void lay(CardRead card) {
    desk.start();
    reader.tell(new ReaderEvent.ReaderReady("a reader"));
    reader.tell(new ReaderEvent.CardArrived(card));
  }

  private static Event refused(FailureCode code) {
    return new Event.SessionRefused(ATTEMPT, Failure.of(code));
  }

  /** A reader that a test speaks through; the real one is tested with real cards elsewhere. */
  private static final class Reader implements CardReader {
    private ProofOutcome outcome = new ProofOutcome.Proved(filled());
    private byte @Nullable [] challenge;
    private @Nullable ReaderListener listener;

    private static byte[] filled() {
      byte[] proof = new byte[16];
      Arrays.fill(proof, (byte) 7);
      return proof;
    }

    void tell(ReaderEvent event) {
      Objects.requireNonNull(listener).onEvent(event);
    }

    @Override
    public String name() {
      return "test";
    }

    @Override
    public void start(ReaderListener hearing) {
      listener = hearing;
    }

    @Override
    public CompletableFuture<ProofOutcome> prove(CardRead.Identified card, byte[] nonce) {
      challenge = nonce.clone();
      return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public void close() {
      listener = null;
    }
  }

  private static final class Server implements CentralServer {
    private Answer<Challenge> challenge =
        new Answer.Ok<>(new Challenge("c-1", "00112233445566778899aabbccddeeff", SOON));
    private Answer<Session> session = new Answer.Ok<>(SESSION);
    private @Nullable ChallengeRequest asked;
    private @Nullable SessionRequest proved;

    @Override
    public Answer<Challenge> challenge(ChallengeRequest request) {
      asked = request;
      return challenge;
    }

    @Override
    public Answer<Session> openSession(SessionRequest request) {
      proved = request;
      return session;
    }

    @Override
    public Answer<Today> today() {
      return new Answer.Unreachable<>();
    }

    @Override
    public Answer<Notice> checkPassword(String id, PasswordRequest request) {
      return new Answer.Unreachable<>();
    }

    @Override
    public Answer<Done> endSession(String id) {
      return new Answer.Unreachable<>();
    }

    @Override
    public Answer<Receipt> complete(String event) {
      return new Answer.Unreachable<>();
    }
  }
}
