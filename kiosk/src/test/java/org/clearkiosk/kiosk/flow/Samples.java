package org.clearkiosk.kiosk.flow;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearkiosk.clearance.model.BalanceOutcome;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.clearance.wire.Verdict;

/** States and events to walk over. What is personal in them is easy to search for. */
final class Samples {
  static final Hearing HEARING = Hearing.offered(3);
  static final String MASKED_NAME = "PERSONAL-NAME";
  static final String STUDENT = "PERSONALNUMBER";
  static final String SESSION = "PERSONAL-SESSION";
  static final OffsetDateTime NOON = OffsetDateTime.parse("2012-06-12T12:00:00+08:00");
  static final Window WINDOW =
      new Window(LocalDate.of(2012, 6, 11), LocalDate.of(2012, 6, 20), List.of("W1"));
  static final Today TODAY =
      new Today(
          NOON,
          "2012",
          "07",
          List.of(),
          new Hall(Text.same("hall"), Text.same("place"), null, List.of("C7")));
  static final Reason REASON =
      new Reason(
          "frozen_funds",
          Text.same("PERSONAL-REASON"),
          Text.same("fetch it"),
          2350L,
          null,
          null,
          List.of("K3"));
  static final Outcome OUTCOME =
      new Outcome(
          LocalDate.of(2012, 6, 26),
          new BalanceOutcome(BalanceOutcome.How.BANK_REFUND, LocalDate.of(2012, 7, 15), null),
          new NetworkOutcome(LocalDate.of(2012, 6, 26), null, false, null, null, List.of()),
          List.of(Refund.BANK, Refund.CASH),
          List.of(),
          null,
          List.of("C2"));
  static final Receipt RECEIPT =
      new Receipt("0612-07-0038", NOON, Refund.BANK, OUTCOME, null, "PERSONAL-SIGNED");

  private Samples() {}

  static Notice notice(Verdict verdict) {
    OfficeBox here =
        new OfficeBox(
            "information_centre",
            Text.same("information centre"),
            Progress.OPEN,
            Text.same("here"),
            null,
            null,
            null,
            true,
            true,
            List.of("D9"));
    return new Notice(
        STUDENT,
        MASKED_NAME,
        Level.UNDERGRADUATE,
        Status.GRADUATING,
        null,
        null,
        WINDOW,
        List.of(here),
        verdict,
        List.of(),
        verdict == Verdict.HALL ? List.of(REASON) : List.of(),
        null,
        verdict == Verdict.CLEAR || verdict == Verdict.ALREADY_DONE ? OUTCOME : null,
        null,
        1880,
        4000,
        "3306",
        verdict == Verdict.ALREADY_DONE ? RECEIPT : null);
  }

  /** Done, and not at a terminal. */
  static Notice doneElsewhere() {
    Notice notice = notice(Verdict.ALREADY_DONE);
    return new Notice(
        notice.student(),
        notice.maskedName(),
        notice.level(),
        notice.status(),
        notice.statusName(),
        notice.statusSetBy(),
        notice.window(),
        notice.offices(),
        notice.verdict(),
        notice.checks(),
        notice.reasons(),
        notice.hall(),
        notice.outcome(),
        notice.refund(),
        notice.cardFen(),
        notice.networkFen(),
        notice.bankCardTail(),
        null);
  }

  static Session session(int lockedSeconds) {
    return new Session(
        SESSION, MASKED_NAME, lockedSeconds > 0 ? 0 : 5, lockedSeconds, NOON.plusMinutes(10));
  }

  private static final Presentation USUAL = new Presentation(Language.ZH, Comfort.USUAL, HEARING);

  static TerminalStatus terminal(boolean cardThere, long lastAttempt) {
    return new TerminalStatus(
        USUAL, USUAL, TODAY, Readiness.READY, cardThere, new Attempt(lastAttempt));
  }

  /** One state of each kind, and variants where they differ in where events lead. */
  static Map<String, State> states() {
    TerminalStatus served = terminal(true, 7);
    OpenSession session = OpenSession.begun(SESSION, MASKED_NAME);
    TimeLeft touch = TimeLeft.warned(Delays.UNTOUCHED);
    Attempt attempt = new Attempt(7);
    PasswordDigits five = PasswordDigits.EMPTY;
    for (int digit = 1; digit <= 5; digit++) {
      five = five.and(new Touch.Digit(digit));
    }
    Map<String, State> states = new LinkedHashMap<>();
    states.put("Starting", Flow.start(new Presentation(Language.ZH, Comfort.USUAL, HEARING)));
    states.put(
        "Starting, reader heard",
        new State.Starting(
            TerminalStatus.unheard(new Presentation(Language.ZH, Comfort.USUAL, HEARING)),
            true,
            TimeLeft.all(Delays.STARTING)));
    states.put("Idle", new State.Idle(terminal(false, 7), TimeLeft.ENDLESS));
    states.put("Idle, card left lying", new State.Idle(served, TimeLeft.ENDLESS));
    states.put(
        "Idle, cannot serve",
        new State.Idle(
            terminal(false, 7).withServerTrouble(FailureCode.SERVER_UNREACHABLE),
            TimeLeft.ENDLESS));
    states.put(
        "Idle, passwords paused",
        new State.Idle(terminal(false, 7).pausedFor(480), TimeLeft.ENDLESS));
    states.put(
        "Reading, card noticed",
        new State.Reading(served, attempt, false, TimeLeft.all(Delays.READING)));
    states.put("Reading", new State.Reading(served, attempt, true, TimeLeft.all(Delays.READING)));
    states.put(
        "Password", new State.Password(served, session, PasswordDigits.EMPTY, false, 5, 0, touch));
    states.put(
        "Password, five digits", new State.Password(served, session, five, false, 5, 0, touch));
    states.put(
        "Password, lock over",
        new State.Password(served, session, PasswordDigits.EMPTY, false, 0, 0, touch));
    states.put(
        "Password, locked",
        new State.Password(served, session, PasswordDigits.EMPTY, true, 0, 15, touch));
    states.put(
        "CheckingPassword",
        new State.CheckingPassword(
            served, session, attempt, 5, TimeLeft.all(Delays.CHECKING_PASSWORD)));
    for (Verdict verdict :
        List.of(
            Verdict.CLEAR, Verdict.HALL, Verdict.ALREADY_DONE, Verdict.CLOSED, Verdict.NO_STATUS)) {
      states.put(
          "NoticeShown, " + verdict,
          new State.NoticeShown(served, session, notice(verdict), touch));
    }
    states.put(
        "NoticeShown, ALREADY_DONE, no receipt",
        new State.NoticeShown(served, session, doneElsewhere(), touch));
    Notice clear = notice(Verdict.CLEAR);
    states.put(
        "Confirm, not armed",
        new State.Confirm(served, session, clear, Refund.BANK, attempt, false, touch));
    states.put(
        "Confirm, armed",
        new State.Confirm(served, session, clear, Refund.BANK, attempt, true, touch));
    states.put(
        "Submitting, being kept",
        new State.Submitting(
            served, session, clear, attempt, null, false, TimeLeft.all(Delays.KEEPING)));
    states.put(
        "Submitting, kept",
        new State.Submitting(
            served, session, clear, attempt, "07-000038", false, TimeLeft.all(Delays.SUBMITTING)));
    states.put(
        "Submitting, kept, card taken",
        new State.Submitting(
            terminal(false, 7),
            session,
            clear,
            attempt,
            "07-000038",
            true,
            TimeLeft.all(Delays.SUBMITTING)));
    states.put(
        "ReceiptShown",
        new State.ReceiptShown(
            served, MASKED_NAME, RECEIPT, false, WINDOW, TimeLeft.warned(Delays.RECEIPT)));
    states.put(
        "DoneWithoutCard",
        new State.DoneWithoutCard(
            terminal(false, 7), RECEIPT.number(), NOON, TimeLeft.warned(Delays.RECEIPT)));
    states.put(
        "DoneElsewhere",
        new State.DoneElsewhere(served, MASKED_NAME, TimeLeft.warned(Delays.RECEIPT)));
    states.put(
        "HallSlip",
        new State.HallSlip(
            served,
            session,
            notice(Verdict.HALL),
            List.of(REASON),
            null,
            false,
            TimeLeft.warned(Delays.HALL_SLIP)));
    for (Verdict verdict : List.of(Verdict.CLOSED, Verdict.NO_STATUS)) {
      states.put(
          "Advice, " + verdict,
          new State.Advice(served, session, notice(verdict), TimeLeft.warned(Delays.ADVICE)));
    }
    states.put(
        "KeptHere",
        new State.KeptHere(
            served, attempt, "07-000038", WINDOW, false, TimeLeft.warned(Delays.KEPT_HERE)));
    states.put(
        "KeptHere, card taken",
        new State.KeptHere(
            terminal(false, 7),
            attempt,
            "07-000038",
            WINDOW,
            true,
            TimeLeft.warned(Delays.KEPT_HERE)));
    states.put(
        "Trouble",
        new State.Trouble(
            terminal(false, 7), FailureCode.CARD_TAKEN, null, 0, TimeLeft.warned(Delays.TROUBLE)));
    states.put(
        "TechnicianPin",
        new State.TechnicianPin(
            terminal(false, 7), attempt, false, PasswordDigits.EMPTY, false, 5, 0, touch));
    states.put(
        "TechnicianPin, five digits",
        new State.TechnicianPin(terminal(false, 7), attempt, false, five, true, 4, 0, touch));
    states.put(
        "TechnicianPin, locked",
        new State.TechnicianPin(
            terminal(false, 7), attempt, false, PasswordDigits.EMPTY, true, 0, 15, touch));
    states.put(
        "TechnicianPin, being checked",
        new State.TechnicianPin(
            terminal(true, 7), attempt, true, PasswordDigits.EMPTY, false, 5, 0, touch));
    TimeLeft work = TimeLeft.warned(Delays.TECHNICIAN);
    states.put(
        "TechnicianWork, being found out",
        new State.TechnicianWork(
            terminal(false, 7), TechnicianPage.SELF_TEST, attempt, null, work));
    for (TechnicianPage page :
        List.of(TechnicianPage.OUTBOX, TechnicianPage.TOUCH_TEST, TechnicianPage.VERSIONS)) {
      states.put(
          "TechnicianWork, " + page,
          new State.TechnicianWork(
              terminal(true, 7), page, attempt, TechnicianReport.NOTHING, work));
    }
    return states;
  }

  /** One event of each kind, and variants where they lead elsewhere. */
  static Map<String, Event> events(Attempt attempt) {
    Map<String, Event> events = new LinkedHashMap<>();
    events.put("a second passes", new Event.SecondPassed());
    events.put("touch: a digit", new Event.Touched(new Touch.Digit(4)));
    for (Touch.Button button : Touch.Button.values()) {
      events.put("touch: " + button, new Event.Touched(button));
    }
    for (Touch.Technician touch : Touch.Technician.values()) {
      events.put("technician's touch: " + touch, new Event.Touched(touch));
    }
    for (TechnicianPage page : List.of(TechnicianPage.EVENTS, TechnicianPage.SCREEN_TEST)) {
      events.put("technician's touch: page " + page, new Event.Touched(new Touch.OpenPage(page)));
    }
    events.put("armed", new Event.Armed(attempt));
    events.put("reader ready", new Event.ReaderReady());
    events.put("reader lost", new Event.ReaderLost(FailureCode.READER_MISSING));
    events.put("card noticed", new Event.CardNoticed());
    events.put("card identified", new Event.CardIdentified(3));
    events.put("card unreadable", new Event.CardUnreadable(FailureCode.CARD_FOREIGN));
    events.put("card gone", new Event.CardGone());
    events.put("server up", new Event.ServerUp(TODAY));
    events.put("server down", new Event.ServerDown(FailureCode.SERVER_UNREACHABLE));
    events.put("store ready", new Event.StoreReady());
    events.put("store failed", new Event.StoreFailed());
    events.put("closing", new Event.Closing());
    events.put("session opened", new Event.SessionOpened(attempt, session(0)));
    events.put("session opened, locked", new Event.SessionOpened(attempt, session(15)));
    events.put(
        "session refused", new Event.SessionRefused(attempt, Failure.of(FailureCode.CARD_UNKNOWN)));
    for (Verdict verdict : Verdict.values()) {
      events.put(
          "password accepted, " + verdict, new Event.PasswordAccepted(attempt, notice(verdict)));
    }
    events.put(
        "password wrong",
        new Event.PasswordRefused(
            attempt, new Failure(FailureCode.PASSWORD_WRONG, 4, 0, List.of(), null)));
    events.put(
        "password locked",
        new Event.PasswordRefused(
            attempt, new Failure(FailureCode.PASSWORD_LOCKED, 0, 15, List.of(), null)));
    events.put(
        "passwords paused",
        new Event.PasswordRefused(
            attempt, new Failure(FailureCode.PASSWORDS_PAUSED, 0, 2, List.of(), null)));
    events.put(
        "password not checked",
        new Event.PasswordRefused(attempt, Failure.of(FailureCode.SERVER_UNREACHABLE)));
    events.put("kept", new Event.Kept(attempt, "07-000038"));
    events.put("not kept", new Event.NotKept(attempt));
    events.put("delivered", new Event.Delivered(attempt, RECEIPT));
    events.put(
        "delivery refused, hall",
        new Event.DeliveryRefused(
            attempt, new Failure(FailureCode.CONFIRMATION_REFUSED, 0, 0, List.of(REASON), null)));
    events.put(
        "delivery refused, other",
        new Event.DeliveryRefused(attempt, Failure.of(FailureCode.CONFIRMATION_REFUSED)));
    events.put(
        "delivery refused, done elsewhere",
        new Event.DeliveryRefused(attempt, Failure.of(FailureCode.DONE_ELSEWHERE)));
    events.put("technician's card", new Event.TechnicianCard());
    for (PinAnswer.Kind kind : PinAnswer.Kind.values()) {
      int locked = kind == PinAnswer.Kind.LOCKED ? 15 : 0;
      events.put("PIN " + kind, new Event.PinAnswered(attempt, new PinAnswer(kind, 4, locked)));
    }
    events.put("inspected", new Event.Inspected(attempt, TechnicianReport.NOTHING));
    return events;
  }
}
