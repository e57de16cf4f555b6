package org.clearkiosk.kiosk.screen;

import java.util.Arrays;
import java.util.List;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.State.Advice;
import org.clearkiosk.kiosk.flow.State.CheckingPassword;
import org.clearkiosk.kiosk.flow.State.Confirm;
import org.clearkiosk.kiosk.flow.State.DoneElsewhere;
import org.clearkiosk.kiosk.flow.State.DoneWithoutCard;
import org.clearkiosk.kiosk.flow.State.HallSlip;
import org.clearkiosk.kiosk.flow.State.Idle;
import org.clearkiosk.kiosk.flow.State.KeptHere;
import org.clearkiosk.kiosk.flow.State.NoticeShown;
import org.clearkiosk.kiosk.flow.State.Password;
import org.clearkiosk.kiosk.flow.State.Reading;
import org.clearkiosk.kiosk.flow.State.ReceiptShown;
import org.clearkiosk.kiosk.flow.State.Starting;
import org.clearkiosk.kiosk.flow.State.Submitting;
import org.clearkiosk.kiosk.flow.State.TechnicianPin;
import org.clearkiosk.kiosk.flow.State.TechnicianWork;
import org.clearkiosk.kiosk.flow.State.Trouble;
import org.clearkiosk.kiosk.flow.TerminalStatus;
import org.jspecify.annotations.Nullable;

/**
 * All that a state's screen is made from. Two states with the same face have the same screen, which
 * then stays: a button must not be exchanged under a finger because a second has passed.
 */
final class Face implements State.Visitor<List<@Nullable Object>> {
  private Face() {}

  /** The face of a state; only good for {@code equals}. It may hold personal data. */
  static Object of(State state) {
    return List.of(
        state.terminal().language(),
        state.terminal().comfort(),
        state.terminal().hearing().on(),
        state.accept(new Face()),
        state.terminal().cardThere());
  }

  private static List<@Nullable Object> face(Object kind, @Nullable Object... parts) {
    List<@Nullable Object> face = Arrays.asList(new @Nullable Object[parts.length + 1]);
    face.set(0, kind);
    for (int i = 0; i < parts.length; i++) {
      face.set(i + 1, parts[i]);
    }
    return face;
  }

  private static @Nullable Object hall(TerminalStatus terminal) {
    Today today = terminal.today();
    return today == null ? null : today.hall();
  }

  private static List<@Nullable Object> day(TerminalStatus terminal) {
    Today today = terminal.today();
    return today == null
        ? face("no day")
        : face(today.now().toLocalDate(), today.terminal(), today.windows(), today.hall());
  }

  @Override
  public List<@Nullable Object> starting(Starting state) {
    return face(Starting.class);
  }

  @Override
  public List<@Nullable Object> idle(Idle state) {
    return face(
        Idle.class,
        state.code(),
        state.pausedMinutes(),
        day(state.terminal()),
        state.terminal().readiness().serverTrouble() == null);
  }

  @Override
  public List<@Nullable Object> reading(Reading state) {
    return face(Reading.class);
  }

  @Override
  public List<@Nullable Object> password(Password state) {
    return face(Password.class, state.session().id());
  }

  @Override
  public List<@Nullable Object> checkingPassword(CheckingPassword state) {
    return face(Password.class, state.session().id());
  }

  @Override
  public List<@Nullable Object> noticeShown(NoticeShown state) {
    return face(NoticeShown.class, state.notice(), day(state.terminal()));
  }

  @Override
  public List<@Nullable Object> confirm(Confirm state) {
    return face(Confirm.class, state.notice(), state.refund());
  }

  @Override
  public List<@Nullable Object> submitting(Submitting state) {
    return face(Submitting.class, state.recordNumber());
  }

  @Override
  public List<@Nullable Object> receiptShown(ReceiptShown state) {
    return face(
        ReceiptShown.class,
        state.receipt(),
        state.earlier(),
        state.window(),
        day(state.terminal()));
  }

  @Override
  public List<@Nullable Object> doneWithoutCard(DoneWithoutCard state) {
    return face(DoneWithoutCard.class, state.number());
  }

  @Override
  public List<@Nullable Object> doneElsewhere(DoneElsewhere state) {
    return face(DoneElsewhere.class);
  }

  @Override
  public List<@Nullable Object> hallSlip(HallSlip state) {
    return face(
        HallSlip.class,
        state.reasons(),
        state.ticket(),
        state.afterConfirming(),
        state.noticeCanBeSeen(),
        day(state.terminal()));
  }

  @Override
  public List<@Nullable Object> advice(Advice state) {
    return face(Advice.class, state.notice(), day(state.terminal()));
  }

  @Override
  public List<@Nullable Object> keptHere(KeptHere state) {
    return face(KeptHere.class, state.recordNumber());
  }

  @Override
  public List<@Nullable Object> technicianPin(TechnicianPin state) {
    return face(TechnicianPin.class);
  }

  @Override
  public List<@Nullable Object> technicianWork(TechnicianWork state) {
    return face(TechnicianWork.class, state.page(), state.report());
  }

  @Override
  public List<@Nullable Object> trouble(Trouble state) {
    return face(
        Trouble.class,
        state.reason(),
        state.window(),
        state.retryAfterSeconds(),
        hall(state.terminal()));
  }
}
