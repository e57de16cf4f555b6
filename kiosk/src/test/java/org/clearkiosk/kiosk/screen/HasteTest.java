package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TimeLeft;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.screen.part.TouchButton;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Double touches, with the real flow behind the real screens. */
class HasteTest {
  private static final TimeLeft LEFT = new TimeLeft(52, 60, 15);
  private static final Scale SCALE = Scale.of(1920, 1080);

  private final List<Touch> touched = new ArrayList<>();
  private long nanos = Long.MAX_VALUE - 1;
  private State state = SampleStates.notice(Language.ZH, SampleNotices.hall(2), LEFT);
  private final StagePanel stage = stage();

  private StagePanel stage() {
    Display.notNeeded();
    return new StagePanel(
        Theme.install(SCALE),
        touch -> {
          touched.add(touch);
          show(Flow.arrive(state, new Event.Touched(touch)).next());
        },
        () -> nanos);
  }

  private void show(State next) {
    state = next;
    stage.show(next);
    stage.setSize(SCALE.widthPixels(), SCALE.heightPixels());
    ScreenPainter.layOut(stage);
  }

  private void touch(String name) {
    Optional<TouchButton> button = stage.focus().button(name);
    assertThat(button).as(name).isPresent();
    button.get().act();
    // the flow answers after the touch's event is over
    show(state);
  }

  @Test
  void theSecondHalfOfADoubleTouchDoesNotEndAScreenThatNoOneHasRead() {
    show(state);
    touch("primary");
    assertThat(state).isInstanceOf(State.HallSlip.class);
    nanos += Haste.LONGEST - 1;
    touch("acknowledge");
    assertThat(state).isInstanceOf(State.HallSlip.class);
    nanos += 1;
    touch("acknowledge");
    assertThat(state).isInstanceOf(State.Idle.class);
    assertThat(touched).containsExactly(Touch.Button.PRIMARY, Touch.Button.ACKNOWLEDGE);
  }

  @Test
  void whoHasTypedAPasswordInBetweenIsNotHeldBack() {
    AtomicLong now = new AtomicLong();
    Haste haste = new Haste(now::get);
    assertThat(haste.holdsBack(Touch.Button.CONFIRM)).isFalse();
    now.addAndGet(Haste.LONGEST / 2);
    assertThat(haste.holdsBack(Touch.Button.PRIMARY)).isTrue();
    assertThat(haste.holdsBack(new Touch.Digit(7))).isFalse();
    assertThat(haste.holdsBack(Touch.Button.PRIMARY)).isFalse();
    assertThat(haste.holdsBack(Touch.Button.PRIMARY)).isTrue();
  }

  @Test
  void aDoubleTouchTurnsTheRefundOnce() {
    show(SampleStates.confirm(Language.ZH, SampleNotices.usual(), Refund.BANK, true));
    touch("change-refund");
    nanos += Haste.LONGEST - 1;
    touch("change-refund");
    assertThat(((State.Confirm) state).refund()).isEqualTo(Refund.CASH);
    nanos += 1;
    touch("change-refund");
    assertThat(((State.Confirm) state).refund()).isEqualTo(Refund.BANK);
    assertThat(touched).containsExactly(Touch.Button.CHANGE_REFUND, Touch.Button.CHANGE_REFUND);
  }

  @ParameterizedTest
  @EnumSource(
      value = Touch.Button.class,
      names = {"CHANGE_REFUND", "SWITCH_LANGUAGE", "SWITCH_CONTRAST", "SWITCH_TEXT_SIZE", "SPEAK"})
  void whatTurnsSomethingTurnsItOnce(Touch touch) {
    AtomicLong now = new AtomicLong();
    Haste haste = new Haste(now::get);
    assertThat(haste.holdsBack(touch)).isFalse();
    now.addAndGet(Haste.LONGEST - 1);
    assertThat(haste.holdsBack(touch)).isTrue();
    assertThat(haste.holdsBack(Touch.Button.MORE_TIME)).isFalse();
    assertThat(haste.holdsBack(touch)).as("meant, after another touch").isFalse();
    now.addAndGet(Haste.LONGEST);
    assertThat(haste.holdsBack(touch)).isFalse();
  }

  @Test
  void whoTurnsOneThingAfterAnotherIsNotHeldBack() {
    show(state);
    touch("primary");
    touch("language");
    touch("contrast");
    touch("text-size");
    touch("language");
    assertThat(touched)
        .containsExactly(
            Touch.Button.PRIMARY,
            Touch.Button.SWITCH_LANGUAGE,
            Touch.Button.SWITCH_CONTRAST,
            Touch.Button.SWITCH_TEXT_SIZE,
            Touch.Button.SWITCH_LANGUAGE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Touch.Button.class,
      names = {"CLEAR", "DELETE", "MORE_TIME", "REPEAT", "LOUDER", "SOFTER"})
  void whatLeadsNowhereIsNotHeldBack(Touch touch) {
    Haste haste = new Haste(() -> 0);
    assertThat(haste.holdsBack(touch)).isFalse();
    assertThat(haste.holdsBack(touch)).isFalse();
  }
}
