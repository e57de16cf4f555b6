package org.clearkiosk.kiosk.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.BalanceOutcome;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is delivered when, without a thread and without waiting: the waits are values. */
class DeliveryTest implements DeliveryListener {
  private static final Today TODAY =
      new Today(
          OutboxTest.TIME,
          "2012",
          "07",
          List.of(),
          new Hall(Text.same("hall"), Text.same("place"), null, List.of("C7")));

  private final FakeServer server = new FakeServer();
  private final List<String> heard = new ArrayList<>();
  private long now = OutboxTest.TIME.toEpochSecond();
  private Outbox outbox;
  private Delivery delivery;

  @BeforeEach
  void open(@TempDir Path folder) throws OutboxException {
    outbox = Outbox.open(folder.resolve("outbox.sqlite"));
    Backoff backoff =
        new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new SplittableRandom(1));
    delivery = new Delivery(outbox, server, this, backoff, () -> now);
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void waitsForNewOnesWhenThereAreNone() {
    assertThat(delivery.once()).isEqualTo(Delivery.Next.WHEN_NEW);
    assertThat(server.received).isEmpty();
  }

  @Test
  void deliversInOrderAndTheSameCharactersEachTime() throws OutboxException {
    KeptConfirmation first = append();
    KeptConfirmation second = append();
    server.willAnswer(new Answer.Unreachable<>());
    server.willAnswer(new Answer.Ok<>(receipt("0612-07-0001")));
    server.willAnswer(new Answer.Ok<>(receipt("0612-07-0002")));

    assertThat(delivery.once().delay()).isPositive();
    assertThat(delivery.once()).isEqualTo(Delivery.Next.AT_ONCE);
    assertThat(delivery.once()).isEqualTo(Delivery.Next.AT_ONCE);
    assertThat(delivery.once()).isEqualTo(Delivery.Next.WHEN_NEW);

    assertThat(server.received).hasSize(3);
    assertThat(server.received.get(1)).isEqualTo(server.received.get(0)).contains(first.id());
    assertThat(server.received.get(2)).contains(second.id());
    assertThat(heard).containsExactly("delivered " + first.id(), "delivered " + second.id());
    assertThat(outbox.counts()).isEqualTo(new Counts(0, 2, 0, 0));
  }

  @Test
  void waitsLongerAndLongerUpToAMinuteAndForgetsThatAfterASuccess() throws OutboxException {
    append();
    append();
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      waits.add(delivery.once().delay().toMillis());
    }
    long whole = 1000;
    for (long wait : waits) {
      assertThat(wait).isBetween(whole / 2, whole);
      whole = Math.min(whole * 2, 60_000);
    }
    server.willAnswer(new Answer.Ok<>(receipt("0612-07-0001")));
    assertThat(delivery.once()).isEqualTo(Delivery.Next.AT_ONCE);
    assertThat(delivery.once().delay()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void leavesABusyServerAloneForAsLongAsItAsks() throws OutboxException {
    append();
    server.willAnswer(new Answer.Busy<>(30));
    Delivery.Next next = delivery.once();
    assertThat(next.patient()).isTrue();
    assertThat(next.delay()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
  }

  @ParameterizedTest
  @EnumSource(
      value = ProblemType.class,
      names = {
        "HALL",
        "OUTSIDE_WINDOW",
        "NO_STATUS",
        "REFUND_NOT_OFFERED",
        "ALREADY_DONE_ELSEWHERE",
        "EVENT_MISFIT",
        "EVENT_ID_REUSED",
        "MALFORMED",
        "TOO_LARGE"
      })
  void keepsWhatIsRefusedForGoodAndMovesOn(ProblemType type) throws OutboxException {
    KeptConfirmation first = append();
    KeptConfirmation second = append();
    server.willAnswer(refused(type));
    server.willAnswer(new Answer.Ok<>(receipt("0612-07-0002")));

    assertThat(delivery.once()).isEqualTo(Delivery.Next.AT_ONCE);
    assertThat(delivery.once()).isEqualTo(Delivery.Next.AT_ONCE);

    assertThat(heard).containsExactly("refused " + first.id(), "delivered " + second.id());
    assertThat(outbox.counts()).isEqualTo(new Counts(0, 1, 1, 0));
  }

  @ParameterizedTest
  @EnumSource(
      value = ProblemType.class,
      names = {"NOT_FOUND", "METHOD_NOT_ALLOWED", "MEDIA_TYPE", "SESSION_ENDED", "INTERNAL"})
  void keepsTryingWhatPeopleCanMend(ProblemType type) throws OutboxException {
    append();
    server.willAnswer(refused(type));
    assertThat(delivery.once().delay()).isPositive();
    assertThat(outbox.counts()).isEqualTo(new Counts(1, 0, 0, 0));
    assertThat(heard).isEmpty();
  }

  @Test
  void keepsTryingWhateverElseComes() throws OutboxException {
    append();
    List<Answer<Receipt>> answers =
        List.of(
            new Answer.Unreachable<>(),
            new Answer.TooSlow<>(),
            new Answer.Nonsense<>(),
            new Answer.Untrusted<>(),
            new Answer.Unauthorised<>(FailureCode.TERMINAL_REVOKED),
            new Answer.Failed<>(500),
            new Answer.Refused<>(
                418,
                new Problem("urn:x", "teapot", 418, null, null, null, null, null, null, null)));
    for (Answer<Receipt> answer : answers) {
      server.willAnswer(answer);
      assertThat(delivery.once().delay()).as(answer.toString()).isPositive();
      assertThat(outbox.counts()).isEqualTo(new Counts(1, 0, 0, 0));
    }
  }

  static Stream<Answer<Receipt>> senseless() {
    return Stream.of(
        new Answer.Failed<>(500), new Answer.Nonsense<>(), refused(ProblemType.NOT_FOUND));
  }

  @ParameterizedTest
  @MethodSource("senseless")
  void whatTheServerFailsAtAgainAndAgainMakesWayForTheRest(Answer<Receipt> answer)
      throws OutboxException {
    KeptConfirmation poison = append();
    KeptConfirmation second = append();
    server.today = new Answer.Ok<>(TODAY);
    server.alwaysAnswers(poison.id(), answer);
    server.alwaysAnswers(second.id(), new Answer.Ok<>(receipt("0612-07-0002")));

    for (int i = 1; i < Delivery.PATIENCE_WITH_ONE; i++) {
      assertThat(delivery.once().delay()).isPositive();
    }
    assertThat(outbox.counts()).isEqualTo(new Counts(2, 0, 0, 0));
    assertThat(delivery.once()).isEqualTo(Delivery.Next.AT_ONCE);
    assertThat(outbox.counts()).isEqualTo(new Counts(1, 0, 0, 1));
    assertThat(delivery.once()).isEqualTo(Delivery.Next.AT_ONCE);
    assertThat(outbox.counts()).isEqualTo(new Counts(0, 1, 0, 1));
    assertThat(heard).containsExactly("delivered " + second.id());

    // once an hour, and not again before the next hour is over
    int sent = server.received.size();
    now += 3599;
    assertThat(delivery.once()).isEqualTo(Delivery.Next.WHEN_NEW);
    now += 1;
    assertThat(delivery.once()).isEqualTo(Delivery.Next.AT_ONCE);
    now += 3599;
    assertThat(delivery.once()).isEqualTo(Delivery.Next.WHEN_NEW);
    assertThat(server.received).hasSize(sent + 1);

    // and when the server is mended it is delivered after all
    server.alwaysAnswers(poison.id(), new Answer.Ok<>(receipt("0612-07-0001")));
    now += 1;
    assertThat(delivery.once()).isEqualTo(Delivery.Next.AT_ONCE);
    assertThat(outbox.counts()).isEqualTo(new Counts(0, 2, 0, 0));
  }

  @Test
  void aServerThatFailsAtEverythingParksNothing() throws OutboxException {
    append();
    server.today = new Answer.Failed<>(500);
    for (int i = 0; i < 3 * Delivery.PATIENCE_WITH_ONE; i++) {
      server.willAnswer(new Answer.Failed<>(500));
      assertThat(delivery.once().delay()).isPositive();
    }
    assertThat(outbox.counts()).isEqualTo(new Counts(1, 0, 0, 0));
  }

  @Test
  void aServerThatCannotBeReachedOrHasTooMuchToDoParksNothing() throws OutboxException {
    append();
    server.today = new Answer.Ok<>(TODAY);
    for (int i = 0; i < 3 * Delivery.PATIENCE_WITH_ONE; i++) {
      server.willAnswer(new Answer.Unreachable<>());
      server.willAnswer(new Answer.Busy<>(1));
      assertThat(delivery.once().delay()).isPositive();
      assertThat(delivery.once().delay()).isPositive();
    }
    assertThat(outbox.counts()).isEqualTo(new Counts(1, 0, 0, 0));
  }

  @Override
  public void delivered(String id, Receipt receipt) {
    heard.add("delivered " + id);
  }

  @Override
  public void refused(String id, Failure failure) {
    heard.add("refused " + id);
  }

  private KeptConfirmation append() throws OutboxException {
    return outbox.append(
        OutboxTest.CONFIRMATION, new Numbering("07", 1), OutboxTest.TIME, OutboxTest.SOON);
  }

  private static Answer<Receipt> refused(ProblemType type) {
    return new Answer.Refused<>(
        type.status(),
        new Problem(type.uri(), "no", type.status(), null, null, null, null, null, null, null));
  }

  private static Receipt receipt(String number) {
    return new Receipt(
        number,
        OutboxTest.TIME,
        null,
        new Outcome(
            LocalDate.of(2012, 6, 26),
            new BalanceOutcome(BalanceOutcome.How.STAYS, null, null),
            new NetworkOutcome(null, null, true, null, null, List.of()),
            List.of(),
            List.of(),
            null,
            List.of("C4")),
        null);
  }
}
