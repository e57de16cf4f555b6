package org.clearkiosk.kiosk.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.SectorKeyGrant;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Failure;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Unrecognised.Detail;
import org.clearkiosk.reader.CardRead.Unrecognised.Reason;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.SectorKey;
import org.junit.jupiter.api.Test;

/** What the reader tells, as events; and the way from a card to its session. */
class CardDeskTest {
  private static final Attempt ATTEMPT = new Attempt(3);
  static final OffsetDateTime SOON = OffsetDateTime.parse("2012-06-12T09:00:30+08:00");
  private static final byte[] IDENTIFIER = {0x63, (byte) 0xdd, (byte) 0xf3, 0x46};
  private static final CardRead.Identified CARD =
      new CardRead.Identified(CardProfile.CPU, "6214000000000017", 1, 5);
  static final Session SESSION = new Session("s-1", "林*远", 5, 0, SOON);

  private final List<Event> events = new ArrayList<>();
  private final SpokenReader reader = new SpokenReader();
  private final AskedServer server = new AskedServer();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 7);
  private final AtomicInteger noticed = new AtomicInteger();
  private final SectorKeyDesk keys =
      new SectorKeyDesk(server, Runnable::run, now::get, () -> noticed.incrementAndGet());
  private final CardDesk desk = new CardDesk(reader, keys, server, number -> false, events::add);

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
        Stream.concat(
                Arrays.stream(CardRead.Unrecognised.Reason.values()).map(CardCodes::of),
                Arrays.stream(Detail.values())
                    .filter(detail -> detail != Detail.NONE && detail != Detail.NOT_ON_RECORD)
                    .map(detail -> new CardRead.Unrecognised(Reason.MUTE, detail))
                    .map(CardCodes::of))
            .toList();
    assertThat(codes).doesNotHaveDuplicates();
    assertThat(CardCodes.of(new CardRead.Unrecognised(Reason.DAMAGED)))
        .isEqualTo(FailureCode.CARD_DAMAGED);
    assertThat(
            CardCodes.of(new CardRead.Unrecognised(Reason.NOT_CAMPUS_CARD, Detail.NOT_ON_RECORD)))
        .isEqualTo(FailureCode.CARD_FOREIGN);
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

  @Test
  void opensTheSessionOfAClassicCardWithTheKeyThatReadIt() throws Exception {
    assertThat(key()).isPresent();
    assertThat(server.keyAsked).isEqualTo(new SectorKeyRequest("63ddf346", 1));
    lay(new CardRead.Identified(CardProfile.CLASSIC, "5008281001", 1, 6));
    assertThat(desk.open(ATTEMPT, 6)).isEqualTo(new Event.SessionOpened(ATTEMPT, SESSION));
    assertThat(server.proved).isEqualTo(new SessionRequest.WithSector("k-1", "5008281001", 1));
    assertThat(reader.challenge).isNull();
  }

  @Test
  void asksAgainForTheKeyOfAClassicCardThatHadToWait() throws Exception {
    assertThat(key()).isPresent();
    lay(new CardRead.Identified(CardProfile.CLASSIC, "5008281001", 1, 6));
    server.sectorKey = new Answer.Ok<>(new SectorKeyGrant("k-2", "77ae46821ffc", SOON));
    server.keyAsked = null;
    now.addAndGet(SectorKeyDesk.FRESH.toNanos() - 1);
    desk.open(ATTEMPT, 6);
    assertThat(server.keyAsked).as("asked for again").isNull();

    now.addAndGet(1);
    assertThat(desk.open(ATTEMPT, 6)).isEqualTo(new Event.SessionOpened(ATTEMPT, SESSION));
    assertThat(server.keyAsked).isEqualTo(new SectorKeyRequest("63ddf346", 1));
    assertThat(server.proved).isEqualTo(new SessionRequest.WithSector("k-2", "5008281001", 1));

    server.sectorKey = new Answer.Unreachable<>();
    assertThat(desk.open(ATTEMPT, 6)).isEqualTo(refused(FailureCode.SERVER_UNREACHABLE));
  }

  @Test
  void aClassicCardWithoutAKeyOpensNothing() {
    lay(new CardRead.Identified(CardProfile.CLASSIC, "5008281001", 1, 6));
    assertThat(desk.open(ATTEMPT, 6)).isEqualTo(refused(FailureCode.CARD_KEY_MISSING));
    assertThat(server.proved).isNull();
  }

  @Test
  void opensTheSessionOfACardByItsIdentifier() {
    lay(new CardRead.Identified(CardProfile.UID, "01222259854581020", 0, 7));
    assertThat(desk.open(ATTEMPT, 7)).isEqualTo(new Event.SessionOpened(ATTEMPT, SESSION));
    assertThat(server.proved).isEqualTo(new SessionRequest.WithIdentifier("0457a38c749d1c"));
    reader.tell(new ReaderEvent.CardLeft());
    reader.tell(
        new ReaderEvent.CardArrived(new CardRead.Identified(CardProfile.UID, "0016909060", 0, 8)));
    desk.open(ATTEMPT, 8);
    assertThat(server.proved).isEqualTo(new SessionRequest.WithIdentifier("01020304"));
  }

  @Test
  void aServerThatKnowsNoKeyMakesTheCardAForeignOne() throws Exception {
    server.sectorKey = refusal(ProblemType.CARD_UNKNOWN);
    assertThat(key()).isEmpty();
  }

  @Test
  void aServerThatGivesNoKeyIsNamedInPlaceOfTheCard() {
    noKey(new Answer.Unreachable<>(), FailureCode.SERVER_UNREACHABLE);
    noKey(new Answer.Busy<>(7), FailureCode.SERVER_BUSY);
    noKey(refusal(ProblemType.CARD_LOST), FailureCode.CARD_LOST);
    noKey(refusal(ProblemType.PROFILE_NOT_ACCEPTED), FailureCode.CARD_PROFILE_NOT_ACCEPTED);
    noKey(refusal(ProblemType.TOO_MANY_CARDS), FailureCode.SERVER_BUSY);
  }

  @Test
  void aServerThatHasNotAnsweredYetIsSlow() {
    SectorKeyDesk waiting = new SectorKeyDesk(server, task -> {}, now::get, () -> {});
    assertThat(waiting.keyFor(IDENTIFIER, 1).toCompletableFuture()).isNotDone();
    assertThat(waiting.whyNone()).isEqualTo(FailureCode.SERVER_SLOW);
    SectorKeyDesk full =
        new SectorKeyDesk(
            server,
            task -> {
              throw new RejectedExecutionException();
            },
            now::get,
            () -> {});
    assertThat(full.keyFor(IDENTIFIER, 1).toCompletableFuture()).isCompletedExceptionally();
    assertThat(full.whyNone()).isEqualTo(FailureCode.SERVER_SLOW);
    assertThat(full.whyNone()).isEqualTo(FailureCode.CARD_KEY_MISSING);
  }

  @Test
  void anIdentifierOfAnotherLengthIsNoCampusCards() throws Exception {
    assertThat(keys.keyFor(new byte[10], 1).toCompletableFuture().get()).isEmpty();
    assertThat(server.keyAsked).isNull();
  }

  @Test
  void aCardIsNoticedBeforeTheServerIsAskedForItsKey() {
    SectorKeyDesk waiting =
        new SectorKeyDesk(server, task -> {}, now::get, () -> noticed.incrementAndGet());
    assertThat(waiting.keyFor(IDENTIFIER, 1).toCompletableFuture()).isNotDone();
    assertThat(noticed).hasValue(1);
  }

  private Optional<SectorKey> key() throws Exception {
    return keys.keyFor(IDENTIFIER, 1).toCompletableFuture().get();
  }

  private void noKey(Answer<SectorKeyGrant> answer, FailureCode told) {
    server.sectorKey = answer;
    assertThat(keys.keyFor(IDENTIFIER, 1).toCompletableFuture()).isCompletedExceptionally();
    events.clear();
    lay(new CardRead.Unrecognised(Reason.MUTE, Detail.NO_KEY));
    assertThat(events).last().isEqualTo(new Event.CardUnreadable(told));
  }

  private static <T> Answer<T> refusal(ProblemType type) {
    return new Answer.Refused<>(
        type.status(),
        new Problem(type.uri(), "", type.status(), null, null, null, null, null, null, null));
  }

  private void lay(CardRead card) {
    desk.start();
    reader.tell(new ReaderEvent.ReaderReady("a reader"));
    reader.tell(new ReaderEvent.CardArrived(card));
  }

  private static Event refused(FailureCode code) {
    return new Event.SessionRefused(ATTEMPT, Failure.of(code));
  }
}
