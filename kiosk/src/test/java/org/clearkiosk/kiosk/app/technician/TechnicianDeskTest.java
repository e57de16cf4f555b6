package org.clearkiosk.kiosk.app.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.Delays;
import org.clearkiosk.kiosk.flow.Effect;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.PasswordDigits;
import org.clearkiosk.kiosk.flow.PinAnswer;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Step;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.clearkiosk.kiosk.flow.TimeLeft;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every question of the flow is answered, whatever becomes of it. */
class TechnicianDeskTest implements TechnicianDesk.Acts {
  private static final Attempt ATTEMPT = new Attempt(7);
  private static final TechnicianReport VERSIONS =
      TechnicianReport.of(Finding.fact(Subject.PROGRAM, "1.2.3"));

  private final List<Event> events = new ArrayList<>();
  private final Map<TechnicianPage, Supplier<TechnicianReport>> pages =
      Map.of(
          TechnicianPage.OUTBOX,
          this::outbox,
          TechnicianPage.VERSIONS,
          () -> VERSIONS,
          TechnicianPage.READERS,
          TechnicianDeskTest::broken);
  private Path folder;
  private int replays;
  private boolean mayRestart;

  @BeforeEach
  void use(@TempDir Path made) {
    folder = made;
  }

  @Test
  void aPageIsShownAsItIsNow() {
    desk().inspect(new Effect.Inspect(ATTEMPT, TechnicianPage.VERSIONS));
    assertThat(events).containsExactly(new Event.Inspected(ATTEMPT, VERSIONS));
  }

  @Test
  void aPageThatCannotBeFoundOutIsEmptyAndNotWaitedFor() {
    desk().inspect(new Effect.Inspect(ATTEMPT, TechnicianPage.READERS));
    desk().inspect(new Effect.Inspect(ATTEMPT, TechnicianPage.TOUCH_TEST));
    Event nothing = new Event.Inspected(ATTEMPT, TechnicianReport.of());
    assertThat(events).containsExactly(nothing, nothing);
  }

  @Test
  void theOutboxIsShownAsItIsAfterwards() {
    desk().replay(new Effect.Replay(ATTEMPT));
    assertThat(events).containsExactly(new Event.Inspected(ATTEMPT, outbox()));
    assertThat(replays).isEqualTo(1);
  }

  @Test
  void whatCannotBeStartedAnewNowSaysSo() {
    desk().restart(new Effect.Restart(ATTEMPT));
    mayRestart = true;
    desk().restart(new Effect.Restart(ATTEMPT));
    assertThat(events)
        .containsExactly(
            new Event.Inspected(
                ATTEMPT, TechnicianReport.of(Finding.checked(Subject.RESTART, false, ""))),
            new Event.Inspected(ATTEMPT, VERSIONS));
  }

  @Test
  void aPinIsLookedAtAndTried() throws IOException {
    TechnicianPin.set(folder, "739204");
    desk().lookAtPin(new Effect.LookAtPin(ATTEMPT));
    Effect.CheckPin typed = typed("739204");
    desk().checkPin(typed);
    assertThat(events)
        .containsExactly(
            new Event.PinAnswered(ATTEMPT, new PinAnswer(PinAnswer.Kind.ASKED, 5, 0)),
            new Event.PinAnswered(typed.attempt(), new PinAnswer(PinAnswer.Kind.RIGHT, 5, 0)));
  }

  /** What the flow asks once someone has typed a PIN. */
  private static Effect.CheckPin typed(String pin) {
    Step step =
        new Step(
            new State.TechnicianPin(
                SampleStates.terminal(Language.ZH),
                ATTEMPT,
                false,
                PasswordDigits.EMPTY,
                false,
                5,
                0,
                TimeLeft.warned(Delays.UNTOUCHED)),
            List.of());
    for (int typed = 0; typed < pin.length(); typed++) {
      Touch digit = new Touch.Digit(pin.charAt(typed) - '0');
      step = Flow.arrive(step.next(), new Event.Touched(digit));
    }
    return (Effect.CheckPin) step.effects().get(0);
  }

  /** As while the terminal ends: whoever waits for an answer has to have one. */
  @Test
  void whoIsTurnedAwayIsAnsweredToo() {
    TechnicianDesk closing =
        desk(
            task -> {
              throw new RejectedExecutionException();
            });
    closing.inspect(new Effect.Inspect(ATTEMPT, TechnicianPage.VERSIONS));
    closing.lookAtPin(new Effect.LookAtPin(ATTEMPT));
    assertThat(events)
        .containsExactly(
            new Event.Inspected(ATTEMPT, TechnicianReport.of()),
            new Event.PinAnswered(ATTEMPT, new PinAnswer(PinAnswer.Kind.NONE, 0, 0)));
  }

  private TechnicianDesk desk() {
    return desk(Runnable::run);
  }

  private TechnicianDesk desk(Executor thread) {
    return new TechnicianDesk(
        new TechnicianPin(folder, System::nanoTime), pages, this, thread, events::add);
  }

  private TechnicianReport outbox() {
    return TechnicianReport.of(Finding.fact(Subject.PENDING, Integer.toString(replays)));
  }

  private static TechnicianReport broken() {
    throw new IllegalStateException("a reader that is not there any more");
  }

  @Override
  public void replay() {
    replays++;
  }

  @Override
  public boolean restart() {
    return mayRestart;
  }
}
