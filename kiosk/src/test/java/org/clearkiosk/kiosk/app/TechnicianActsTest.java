package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.kiosk.app.technician.OutboxPage;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.Confirmation;
import org.clearkiosk.kiosk.flow.Effect;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.outbox.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a technician has done, with a real outbox behind it. */
@Timeout(30)
class TechnicianActsTest {
  private final BusinessClock clock = new BusinessClock(System::nanoTime);
  private final FakeServer server = new FakeServer();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Keeper keeper;
  private OutboxPage page;

  @BeforeEach
  void open(@TempDir Path folder) {
    clock.set(BusinessClockTest.today("2012-06-12T09:00:00+08:00"));
    keeper = new Keeper(folder.resolve(Keeper.FILE), server, clock, () -> 1, 7, events::add);
    page = new OutboxPage(keeper::kept);
  }

  @AfterEach
  void close() {
    keeper.close();
  }

  @Test
  void whatWasRefusedIsShownSentAgainAndDelivered() throws InterruptedException {
    server.willAnswer(
        new Answer.Refused<>(
            409,
            new Problem(
                ProblemType.HALL.uri(), "no", 409, null, null, null, null, null, null, null)));
    server.willAnswer(new Answer.Ok<>(receipt()));
    server.willAnswer(new Answer.Ok<>(receipt()));
    keeper.check();
    keep(1);
    await(Event.DeliveryRefused.class);
    TechnicianReport refused = page.get();
    assertThat(refused.findings())
        .contains(
            Finding.checked(Subject.REFUSED, false, "1"),
            Finding.checked(Subject.PARKED, true, "0"));
    assertThat(refused.lines())
        .containsExactly(
            new TechnicianReport.Line(
                OffsetDateTime.parse("2012-06-12T01:00Z"),
                "07-000001",
                Subject.REFUSED,
                ProblemType.HALL.uri()));

    new TechnicianActs(keeper, new ProcessEnd()).replay();
    // Confirmations go out in their order: once the next is there, so is the one before it
    keep(2);
    await(Event.Delivered.class);
    assertThat(page.get())
        .isEqualTo(
            new TechnicianReport(
                List.of(
                    Finding.fact(Subject.PENDING, "0"),
                    Finding.fact(Subject.DELIVERED, "2"),
                    Finding.checked(Subject.REFUSED, true, "0"),
                    Finding.checked(Subject.PARKED, true, "0")),
                List.of()));
  }

  /** One that is being written must not be cut off. */
  @Test
  void nothingIsStartedAnewWhileAConfirmationIsBeingKept() {
    keeper.check();
    keeper.arrived(confirmed(1));
    assertThat(new TechnicianActs(keeper, new ProcessEnd()).restart()).isFalse();
  }

  @Test
  void anOutboxThatIsNotOpenIsToldAndLeftAlone() {
    new TechnicianActs(keeper, new ProcessEnd()).replay();
    assertThat(page.get())
        .isEqualTo(TechnicianReport.of(Finding.checked(Subject.DISK_WRITE, false, "T-01")));
  }

  private void keep(int attempt) {
    keeper.keep(keeper.arrived(confirmed(attempt)));
  }

  private static Effect.Keep confirmed(int attempt) {
    return new Effect.Keep(
        new Attempt(attempt),
        new Confirmation("session-1", "08281001", "information_centre", null));
  }

  private void await(Class<? extends Event> kind) throws InterruptedException {
    Event event;
    do {
      event = Objects.requireNonNull(events.poll(20, TimeUnit.SECONDS), "no answer was told");
    } while (!kind.isInstance(event));
  }

  private static Receipt receipt() {
    State shown =
        Objects.requireNonNull(SampleStates.all().get("receipt"), "receipt").apply(Language.ZH);
    return ((State.ReceiptShown) shown).receipt();
  }
}
