package org.clearkiosk.kiosk.gallery;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Delays;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Failure;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Hearing;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.OpenSession;
import org.clearkiosk.kiosk.flow.PasswordDigits;
import org.clearkiosk.kiosk.flow.Presentation;
import org.clearkiosk.kiosk.flow.Readiness;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TerminalStatus;
import org.clearkiosk.kiosk.flow.TimeLeft;
import org.clearkiosk.kiosk.flow.Touch;
import org.jspecify.annotations.Nullable;

/** Every state that has a screen of its own, with the data that strains it most. */
public final class SampleStates {
  static final SampleMessages MESSAGES = SampleMessages.read();
  private static final String OPEN = "open";
  private static final String MASKED = MESSAGES.notice("usual").maskedName();
  private static final String MASKED_LONG = MESSAGES.notice("crowded").maskedName();
  private static final TimeLeft LEFT = new TimeLeft(52, 60, 15);
  private static final TimeLeft NEARLY_OVER = new TimeLeft(12, 60, 15);
  private static final Attempt ATTEMPT = new Attempt(7);

  private static final Hearing HEARING = Hearing.offered(3);

  private SampleStates() {}

  /** By a name that serves as a file's name, in the order of a session. */
  public static Map<String, Function<Language, State>> all() {
    Map<String, Function<Language, State>> states = new LinkedHashMap<>();
    states.put(
        "starting", l -> new State.Starting(terminal(l), false, TimeLeft.all(Delays.STARTING)));
    states.put("idle", l -> idle(terminal(l, OPEN, false, null)));
    states.put("idle-before", l -> idle(terminal(l, "before", false, null)));
    states.put("idle-between", l -> idle(terminal(l, "between", false, null)));
    states.put("idle-after", l -> idle(terminal(l, "after", false, null)));
    states.put("idle-card-left", l -> idle(terminal(l, OPEN, true, null)));
    for (FailureCode code :
        List.of(
            FailureCode.READER_MISSING,
            FailureCode.SERVER_UNTRUSTED,
            FailureCode.TERMINAL_NOT_ENROLLED,
            FailureCode.OUTBOX_FAILED)) {
      states.put("idle-trouble-" + code.code(), l -> idle(terminal(l, OPEN, false, code)));
    }
    states.put("idle-paused", l -> idle(terminal(l, OPEN, false, null, 480)));
    states.put("idle-unheard", l -> idle(terminal(l, null, false, FailureCode.SERVER_UNREACHABLE)));
    states.put("reading", l -> new State.Reading(terminal(l), ATTEMPT, true, LEFT));
    states.put("password", l -> typed(3, password(l, false, 5, 0, LEFT)));
    states.put("password-warned", l -> password(l, false, 5, 0, NEARLY_OVER));
    states.put("password-wrong", l -> password(l, true, 1, 0, LEFT));
    states.put("password-locked", l -> password(l, true, 0, 1795, LEFT));
    states.put("password-locked-long", l -> password(l, true, 0, 86_340, LEFT));
    states.put("password-after-lock", l -> password(l, false, 0, 0, LEFT));
    states.put("password-heard", l -> heard(password(l, false, 5, 0, LEFT)));
    states.put(
        "password-checking",
        l -> new State.CheckingPassword(terminal(l), session(MASKED), ATTEMPT, 4, LEFT));
    states.put("notice", l -> notice(l, MESSAGES.notice("usual"), LEFT));
    states.put("notice-crowded", l -> notice(l, MESSAGES.notice("crowded"), NEARLY_OVER));
    states.put("notice-crowded-unwarned", l -> notice(l, MESSAGES.notice("crowded"), LEFT));
    states.put("notice-heard", l -> heard(notice(l, MESSAGES.notice("usual"), LEFT)));
    states.put("notice-hall", l -> notice(l, MESSAGES.notice("hall-2"), LEFT));
    states.put("notice-hours", l -> notice(l, MESSAGES.notice("hours"), LEFT));
    states.put("notice-without-status", l -> notice(l, MESSAGES.notice("without-status"), LEFT));
    states.put(
        "notice-closed",
        l -> notice(terminal(l, "between", true, null), MESSAGES.notice("closed"), LEFT));
    states.put("notice-all-done", l -> notice(l, MESSAGES.notice("all-done"), LEFT));
    states.put("check", l -> confirm(l, MESSAGES.notice("usual"), Refund.BANK, true));
    states.put("check-unarmed", l -> confirm(l, MESSAGES.notice("usual"), Refund.BANK, false));
    states.put("check-cash", l -> confirm(l, MESSAGES.notice("usual"), Refund.CASH, true));
    MESSAGES
        .notices()
        .forEach(
            (name, notice) -> {
              if (name.startsWith("check-")) {
                states.put(name, l -> confirm(l, notice, null, true));
              }
            });
    states.put("submitting-writing", l -> submitting(l, null));
    states.put("submitting", l -> submitting(l, "07-000038"));
    states.put("receipt", l -> receipt(l, "next", false, MASKED));
    states.put("receipt-cash", l -> receipt(l, "cash", false, MASKED));
    states.put("receipt-earlier", l -> receipt(l, "earlier", true, null));
    states.put("receipt-last", l -> receipt(l, "last", false, MASKED_LONG));
    states.put(
        "receipt-long-after",
        l -> receipt(terminal(l, "after", true, null), "earlier", true, null));
    states.put(
        "done-without-card",
        l ->
            new State.DoneWithoutCard(
                terminal(l, OPEN, false, null),
                MESSAGES.receipt("next").number(),
                MESSAGES.receipt("next").completedAt(),
                TimeLeft.warned(Delays.RECEIPT)));
    states.put(
        "done-elsewhere",
        l -> new State.DoneElsewhere(terminal(l), MASKED, TimeLeft.warned(Delays.RECEIPT)));
    for (int reasons : List.of(1, 2, 4, 8)) {
      states.put("hall-" + reasons, l -> hall(l, MESSAGES.notice("hall-" + reasons)));
    }
    states.put(
        "hall-hours",
        l -> hall(terminal(l, "hours", true, null), MESSAGES.notice("hall-counters")));
    states.put("hall-overdrawn", l -> hall(l, MESSAGES.notice("overdrawn")));
    states.put("hall-without-ticket", l -> hall(l, MESSAGES.notice("hall-without-ticket")));
    states.put("hall-after-confirming", l -> refused(l, MESSAGES.notice("hall-2")));
    states.put("advice-closed", l -> advice(terminal(l, "between", true, null), "closed"));
    states.put("advice-closed-hours", l -> advice(terminal(l, "hours", true, null), "closed"));
    states.put("advice-without-status", l -> advice(terminal(l), "without-status"));
    states.put(
        "kept-here",
        l ->
            new State.KeptHere(
                terminal(l), ATTEMPT, "07-000038", MESSAGES.notice("usual").window(), false, LEFT));
    Arrays.stream(FailureCode.values())
        .forEach(code -> states.put("trouble-" + code.code(), l -> trouble(l, code)));
    SampleTechnician.addTo(states);
    return states;
  }

  /** What happens when the card is taken away. */
  private static final Set<FailureCode> TAKEN_AWAY =
      EnumSet.of(FailureCode.CARD_TORN, FailureCode.CARD_TAKEN);

  public static TerminalStatus terminal(Language language) {
    return terminal(language, OPEN, true, null);
  }

  private static TerminalStatus terminal(
      Language language, @Nullable String now, boolean cardThere, @Nullable FailureCode trouble) {
    return terminal(language, now, cardThere, trouble, 0);
  }

  private static TerminalStatus terminal(
      Language language,
      @Nullable String now,
      boolean cardThere,
      @Nullable FailureCode trouble,
      int pausedSeconds) {
    Today today = now == null ? null : MESSAGES.day(now);
    return new TerminalStatus(
        new Presentation(Language.ZH, Comfort.USUAL, HEARING),
        new Presentation(language, Comfort.USUAL, HEARING),
        today,
        new Readiness(
            troubleOf("R", trouble),
            troubleOf("N", trouble),
            troubleOf("T", trouble),
            false,
            pausedSeconds),
        cardThere,
        ATTEMPT);
  }

  /** A trouble, where its code is of a group: of the reader, the server or the terminal itself. */
  private static @Nullable FailureCode troubleOf(String group, @Nullable FailureCode trouble) {
    return trouble != null && trouble.code().startsWith(group) ? trouble : null;
  }

  /** The same state as someone sees it who has touched on to a contrast and a text size. */
  public static State seen(State state, Comfort comfort) {
    State seen = state;
    while (seen.terminal().comfort().contrast() != comfort.contrast()) {
      seen = Flow.arrive(seen, new Event.Touched(Touch.Button.SWITCH_CONTRAST)).next();
    }
    while (seen.terminal().comfort().textSize() != comfort.textSize()) {
      seen = Flow.arrive(seen, new Event.Touched(Touch.Button.SWITCH_TEXT_SIZE)).next();
    }
    while (seen.timeLeft().seconds() > state.timeLeft().seconds() && !state.timeLeft().endless()) {
      seen = Flow.arrive(seen, new Event.SecondPassed()).next();
    }
    return seen;
  }

  private static State idle(TerminalStatus terminal) {
    return new State.Idle(terminal, TimeLeft.ENDLESS);
  }

  private static OpenSession session(String name) {
    return OpenSession.begun("s-1", name);
  }

  public static State password(Language l, boolean wrong, int tries, int locked, TimeLeft left) {
    return new State.Password(
        terminal(l), session(MASKED), PasswordDigits.EMPTY, wrong, tries, locked, left);
  }

  /** The same while the screens are read aloud. */
  private static State heard(State state) {
    return Flow.arrive(state, new Event.Touched(Touch.Button.SPEAK)).next();
  }

  public static State typed(int digits, State state) {
    State typed = state;
    for (int i = 0; i < digits; i++) {
      typed = Flow.arrive(typed, new Event.Touched(new Touch.Digit(i))).next();
    }
    return typed;
  }

  public static State notice(Language l, Notice notice, TimeLeft left) {
    return notice(terminal(l), notice, left);
  }

  private static State notice(TerminalStatus terminal, Notice notice, TimeLeft left) {
    return new State.NoticeShown(terminal, session(notice.maskedName()), notice, left);
  }

  public static State confirm(Language l, Notice notice, @Nullable Refund refund, boolean armed) {
    return new State.Confirm(
        terminal(l), session(notice.maskedName()), notice, refund, ATTEMPT, armed, LEFT);
  }

  private static State submitting(Language l, @Nullable String record) {
    return new State.Submitting(
        terminal(l),
        session(MASKED),
        MESSAGES.notice("usual"),
        ATTEMPT,
        record,
        false,
        TimeLeft.all(Delays.SUBMITTING));
  }

  private static State receipt(Language l, String message, boolean earlier, @Nullable String name) {
    return receipt(terminal(l), message, earlier, name);
  }

  private static State receipt(
      TerminalStatus terminal, String message, boolean earlier, @Nullable String name) {
    return new State.ReceiptShown(
        terminal,
        name,
        MESSAGES.receipt(message),
        earlier,
        MESSAGES.notice("usual").window(),
        TimeLeft.warned(Delays.RECEIPT));
  }

  private static State advice(TerminalStatus terminal, String message) {
    Notice notice = MESSAGES.notice(message);
    return new State.Advice(terminal, session(notice.maskedName()), notice, LEFT);
  }

  private static State hall(Language l, Notice notice) {
    return hall(terminal(l), notice);
  }

  private static State hall(TerminalStatus terminal, Notice notice) {
    return new State.HallSlip(
        terminal,
        session(notice.maskedName()),
        notice,
        notice.reasons(),
        notice.ticket(),
        false,
        LEFT);
  }

  /** What the flow makes of a confirmation that the server refuses for what it has found since. */
  private static State refused(Language l, Notice found) {
    return Flow.arrive(
            submitting(l, "07-000038"),
            new Event.DeliveryRefused(
                ATTEMPT,
                new Failure(
                    FailureCode.CONFIRMATION_REFUSED, 0, 0, found.reasons(), found.ticket())))
        .next();
  }

  public static State trouble(Language l, FailureCode code) {
    boolean aboutWindow = code == FailureCode.WINDOW_NOT_OPEN || code == FailureCode.WINDOW_CLOSED;
    return new State.Trouble(
        terminal(l, OPEN, !TAKEN_AWAY.contains(code), null),
        code,
        aboutWindow ? MESSAGES.window() : null,
        code == FailureCode.SERVER_BUSY ? 90 : 0,
        TimeLeft.warned(Delays.TROUBLE));
  }
}
