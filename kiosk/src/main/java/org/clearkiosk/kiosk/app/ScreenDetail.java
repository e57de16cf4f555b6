package org.clearkiosk.kiosk.app;

import java.util.Locale;
import org.clearkiosk.kiosk.flow.State;

/**
 * What tells a screen from others of the same state, without anything of a student; empty where
 * nothing does.
 */
final class ScreenDetail implements State.Visitor<String> {
  @Override
  public String starting(State.Starting state) {
    return "";
  }

  @Override
  public String idle(State.Idle state) {
    return state.cardStillThere() ? "card-left-lying" : "";
  }

  @Override
  public String reading(State.Reading state) {
    return "";
  }

  @Override
  public String password(State.Password state) {
    return "digits-" + state.digitsEntered();
  }

  @Override
  public String checkingPassword(State.CheckingPassword state) {
    return "";
  }

  @Override
  public String noticeShown(State.NoticeShown state) {
    return state.notice().verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String confirm(State.Confirm state) {
    return state.armed() ? "armed" : "not-armed";
  }

  @Override
  public String submitting(State.Submitting state) {
    return state.recordNumber() == null ? "keeping" : "kept";
  }

  @Override
  public String receiptShown(State.ReceiptShown state) {
    return state.earlier() ? "earlier" : "new";
  }

  @Override
  public String doneWithoutCard(State.DoneWithoutCard state) {
    return "";
  }

  @Override
  public String doneElsewhere(State.DoneElsewhere state) {
    return "";
  }

  @Override
  public String hallSlip(State.HallSlip state) {
    return "reasons-" + state.reasons().size();
  }

  @Override
  public String advice(State.Advice state) {
    return "";
  }

  @Override
  public String keptHere(State.KeptHere state) {
    return state.recordNumber();
  }

  @Override
  public String technicianPin(State.TechnicianPin state) {
    return state.asking() ? "asking" : "digits-" + state.digits().count();
  }

  @Override
  public String technicianWork(State.TechnicianWork state) {
    String page = state.page().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return state.report() == null ? page + "-waiting" : page;
  }

  @Override
  public String trouble(State.Trouble state) {
    return "";
  }
}
