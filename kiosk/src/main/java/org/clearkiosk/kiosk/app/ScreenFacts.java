package org.clearkiosk.kiosk.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.clearkiosk.kiosk.flow.TerminalStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows that many students share, each by its name: how it is seen and heard, days of
 * the rules, kinds of reasons, counts. Never a name, a number of student, card or account, or an
 * amount: nothing of it tells who stands there.
 */
final class ScreenFacts implements State.Visitor<Map<String, String>> {
  /** The facts of a screen. */
  static Map<String, String> of(State state) {
    Map<String, String> facts = new TreeMap<>(state.accept(new ScreenFacts()));
    TerminalStatus terminal = state.terminal();
    facts.put("language", word(terminal.language()));
    facts.put("text size", word(terminal.comfort().textSize()));
    facts.put("contrast", word(terminal.comfort().contrast()));
    facts.put("listening", yesOrNo(terminal.hearing().on()));
    facts.put("warned", yesOrNo(state.timeLeft().warning()));
    return facts;
  }

  @Override
  public Map<String, String> starting(State.Starting state) {
    return Map.of();
  }

  @Override
  public Map<String, String> idle(State.Idle state) {
    return Map.of();
  }

  @Override
  public Map<String, String> reading(State.Reading state) {
    return Map.of();
  }

  @Override
  public Map<String, String> password(State.Password state) {
    return Map.of();
  }

  @Override
  public Map<String, String> checkingPassword(State.CheckingPassword state) {
    return Map.of();
  }

  @Override
  public Map<String, String> noticeShown(State.NoticeShown state) {
    Map<String, String> facts = new TreeMap<>(meaning(state.notice().outcome()));
    long open =
        state.notice().offices().stream()
            .filter(box -> box.progress() == Progress.OPEN && !box.finishedHere())
            .count();
    facts.put("open elsewhere", Long.toString(open));
    if (!state.notice().reasons().isEmpty()) {
      facts.put("reasons", kinds(state.notice().reasons()));
    }
    return facts;
  }

  @Override
  public Map<String, String> confirm(State.Confirm state) {
    return meaning(state.notice().outcome(), state.refund());
  }

  @Override
  public Map<String, String> submitting(State.Submitting state) {
    return Map.of("card taken", yesOrNo(state.cardTaken()));
  }

  @Override
  public Map<String, String> receiptShown(State.ReceiptShown state) {
    return meaning(state.receipt().outcome(), state.receipt().refund());
  }

  @Override
  public Map<String, String> doneWithoutCard(State.DoneWithoutCard state) {
    return Map.of();
  }

  @Override
  public Map<String, String> doneElsewhere(State.DoneElsewhere state) {
    return Map.of();
  }

  @Override
  public Map<String, String> hallSlip(State.HallSlip state) {
    return Map.of("reasons", kinds(state.reasons()));
  }

  @Override
  public Map<String, String> advice(State.Advice state) {
    return state.reason() == FailureCode.WINDOW_CLOSED ? days(state.notice().window()) : Map.of();
  }

  @Override
  public Map<String, String> keptHere(State.KeptHere state) {
    return Map.of();
  }

  @Override
  public Map<String, String> trouble(State.Trouble state) {
    Window window = state.window();
    return window == null ? Map.of() : days(window);
  }

  private static Map<String, String> days(Window window) {
    return Map.of("window", window.firstDay() + " to " + window.lastDay());
  }

  @Override
  public Map<String, String> technicianPin(State.TechnicianPin state) {
    return Map.of();
  }

  @Override
  public Map<String, String> technicianWork(State.TechnicianWork state) {
    TechnicianReport report = state.report();
    return state.page() == TechnicianPage.OUTBOX && report != null
        ? Map.of("refused", Long.toString(report.counted(Subject.REFUSED)))
        : Map.of();
  }

  private static Map<String, String> meaning(@Nullable Outcome outcome) {
    return outcome == null ? Map.of() : Map.of("card stops", outcome.cardStopsOn().toString());
  }

  private static Map<String, String> meaning(@Nullable Outcome outcome, @Nullable Refund refund) {
    Map<String, String> facts = new TreeMap<>(meaning(outcome));
    facts.put("refund", refund == null ? "none" : word(refund));
    return facts;
  }

  private static String kinds(List<Reason> reasons) {
    return reasons.stream().map(Reason::kind).collect(Collectors.joining(" "));
  }

  private static String yesOrNo(boolean value) {
    return value ? "yes" : "no";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
