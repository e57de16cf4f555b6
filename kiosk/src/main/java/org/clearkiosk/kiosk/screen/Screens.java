package org.clearkiosk.kiosk.screen;

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

/**
 * Which screen belongs to which state.
 *
 * @param kit what the screen is made with
 */
record Screens(Kit kit) implements State.Visitor<Screen> {
  @Override
  public Screen starting(Starting state) {
    return WaitingScreens.starting(kit, state);
  }

  @Override
  public Screen idle(Idle state) {
    return IdleScreen.of(kit, state);
  }

  @Override
  public Screen reading(Reading state) {
    return WaitingScreens.reading(kit, state);
  }

  @Override
  public Screen password(Password state) {
    return PasswordScreen.of(kit, state);
  }

  @Override
  public Screen checkingPassword(CheckingPassword state) {
    return PasswordScreen.of(kit, state);
  }

  @Override
  public Screen noticeShown(NoticeShown state) {
    return NoticeScreen.of(kit, state);
  }

  @Override
  public Screen confirm(Confirm state) {
    return ConfirmScreen.of(kit, state);
  }

  @Override
  public Screen submitting(Submitting state) {
    return WaitingScreens.submitting(kit, state);
  }

  @Override
  public Screen receiptShown(ReceiptShown state) {
    return ReceiptScreen.of(kit, state);
  }

  @Override
  public Screen doneWithoutCard(DoneWithoutCard state) {
    return DoneWithoutCardScreen.of(kit, state);
  }

  @Override
  public Screen doneElsewhere(DoneElsewhere state) {
    return DoneElsewhereScreen.of(kit, state);
  }

  @Override
  public Screen hallSlip(HallSlip state) {
    return HallScreen.of(kit, state);
  }

  @Override
  public Screen advice(Advice state) {
    return AdviceScreen.of(kit, state);
  }

  @Override
  public Screen keptHere(KeptHere state) {
    return KeptScreen.of(kit, state);
  }

  @Override
  public Screen trouble(Trouble state) {
    return TroubleScreen.of(kit, state);
  }

  @Override
  public Screen technicianPin(TechnicianPin state) {
    return TechnicianPinScreen.of(kit, state);
  }

  @Override
  public Screen technicianWork(TechnicianWork state) {
    return TechnicianScreen.of(kit, state);
  }
}
