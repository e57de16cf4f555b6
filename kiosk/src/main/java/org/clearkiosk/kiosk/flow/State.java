package org.clearkiosk.kiosk.flow;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Ticket;
import org.clearkiosk.clearance.wire.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Where a student is. Each state carries exactly what its screen shows, and each but {@link
 * Starting}, {@link Idle}, {@link Reading}, {@link DoneWithoutCard}, {@link KeptHere}, {@link
 * Trouble} and the technician's may carry personal data, which no {@code toString()} tells.
 */
public sealed interface State {

  /** One case for each state. */
  interface Visitor<R> {
    R starting(Starting state);

    R idle(Idle state);

    R reading(Reading state);

    R password(Password state);

    R checkingPassword(CheckingPassword state);

    R noticeShown(NoticeShown state);

    R confirm(Confirm state);

    R submitting(Submitting state);

    R receiptShown(ReceiptShown state);

    R doneWithoutCard(DoneWithoutCard state);

    R doneElsewhere(DoneElsewhere state);

    R hallSlip(HallSlip state);

    R advice(Advice state);

    R keptHere(KeptHere state);

    R trouble(Trouble state);

    R technicianPin(TechnicianPin state);

    R technicianWork(TechnicianWork state);
  }

  /** Calls the visitor's method for this state. */
  <R> R accept(Visitor<R> visitor);

  /** What holds for the terminal, with the language to speak. */
  TerminalStatus terminal();

  /** How long the screen stays untouched. */
  TimeLeft timeLeft();

  /** The short code that the screen shows; empty where it shows none. */
  default Optional<FailureCode> code() {
    return Optional.empty();
  }

  /** The student's masked name for the screen's head; empty where no one is named. */
  default Optional<String> maskedName() {
    return Optional.empty();
  }

  /** The session that is open; empty where none is. */
  default Optional<OpenSession> openSession() {
    return Optional.empty();
  }

  /**
   * Neither server nor reader have been heard of, or only one of them.
   *
   * @param readerHeard whether the reader has said anything yet
   */
  record Starting(TerminalStatus terminal, boolean readerHeard, TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.starting(this);
    }
  }

  /**
   * No one is being served. With a {@link #code()} no one can be: the screen says so before a tap.
   * {@link TerminalStatus#today()} may be null then. With {@link #cardStillThere()} the card that
   * lies on the reader has had its turn, and has to go before the next.
   */
  record Idle(TerminalStatus terminal, TimeLeft timeLeft) implements State {
    private static final int MINUTE = 60;

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.idle(this);
    }

    @Override
    public Optional<FailureCode> code() {
      return terminal.trouble();
    }

    /**
     * In how many minutes passwords are taken here again, counting down; 0 where that is not what
     * keeps the terminal from serving.
     */
    public int pausedMinutes() {
      return code().filter(code -> code == FailureCode.PASSWORDS_PAUSED).isPresent()
          ? (terminal.readiness().pausedSeconds() + MINUTE - 1) / MINUTE
          : 0;
    }

    /** Whether a card was left lying. */
    public boolean cardStillThere() {
      return terminal.cardThere();
    }
  }

  /**
   * A card was seen; it proves itself and its session is being opened.
   *
   * @param attempt what the answer about the session is marked with, once that was asked for
   * @param asked whether the session was asked for; before, the card is still being read
   */
  record Reading(TerminalStatus terminal, Attempt attempt, boolean asked, TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reading(this);
    }
  }

  /**
   * The query password is asked for.
   *
   * @param session whose
   * @param digits what has been touched so far
   * @param wrong whether the last one was wrong; after a lock that counts no more
   * @param triesLeft how many wrong ones are still allowed, 1 to 5; 0 where the server has not
   *     said: while locked, and from then until its next answer
   * @param lockedSeconds how long none is taken, counting down; 0 when one is
   */
  record Password(
      TerminalStatus terminal,
      OpenSession session,
      PasswordDigits digits,
      boolean wrong,
      int triesLeft,
      int lockedSeconds,
      TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.password(this);
    }

    @Override
    public Optional<String> maskedName() {
      return session.shownName();
    }

    @Override
    public Optional<OpenSession> openSession() {
      return Optional.of(session);
    }

    @Override
    public Optional<FailureCode> code() {
      if (locked()) {
        return Optional.of(FailureCode.PASSWORD_LOCKED);
      }
      return wrong ? Optional.of(FailureCode.PASSWORD_WRONG) : Optional.empty();
    }

    /** How many digits have been touched, 0 to 5. */
    public int digitsEntered() {
      return digits.count();
    }

    /** Whether no password is taken now. */
    public boolean locked() {
      return lockedSeconds > 0;
    }
  }

  /** The query password is with the server; the terminal has forgotten it. */
  record CheckingPassword(
      TerminalStatus terminal,
      OpenSession session,
      Attempt attempt,
      int triesLeft,
      TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.checkingPassword(this);
    }

    @Override
    public Optional<String> maskedName() {
      return session.shownName();
    }

    @Override
    public Optional<OpenSession> openSession() {
      return Optional.of(session);
    }
  }

  /**
   * The clearance notice. Its verdict is {@code clear}, {@code hall}, {@code already_done}, {@code
   * closed} or {@code no_status}; {@link Touch.Button#PRIMARY} leads on to what that means.
   */
  record NoticeShown(TerminalStatus terminal, OpenSession session, Notice notice, TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.noticeShown(this);
    }

    @Override
    public Optional<String> maskedName() {
      return session.shownName();
    }

    @Override
    public Optional<OpenSession> openSession() {
      return Optional.of(session);
    }
  }

  /**
   * What was checked, what clearing means, and the button that does it.
   *
   * @param notice with the verdict {@code clear}
   * @param refund the chosen refund, one of the outcome's; null where there is nothing to choose
   * @param attempt numbers the arming
   * @param armed whether a touch on the confirm button counts yet ({@link Delays#ARMING})
   */
  record Confirm(
      TerminalStatus terminal,
      OpenSession session,
      Notice notice,
      @Nullable Refund refund,
      Attempt attempt,
      boolean armed,
      TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.confirm(this);
    }

    @Override
    public Optional<String> maskedName() {
      return session.shownName();
    }

    @Override
    public Optional<OpenSession> openSession() {
      return Optional.of(session);
    }

    /** Whether there is another refund to choose. */
    public boolean refundCanChange() {
      return refundChoices().size() > 1;
    }

    /** The refunds to choose from, the usual one first; empty where nothing is refunded. */
    public List<Refund> refundChoices() {
      return notice.refundChoices();
    }
  }

  /**
   * The student has confirmed. Nothing that happens now takes that back.
   *
   * @param notice what was confirmed
   * @param attempt numbers the confirmation
   * @param recordNumber the confirmation's number at this terminal; null while it is being written
   *     to disk
   * @param cardTaken whether the card has left since: then no one is named any more
   */
  record Submitting(
      TerminalStatus terminal,
      OpenSession session,
      Notice notice,
      Attempt attempt,
      @Nullable String recordNumber,
      boolean cardTaken,
      TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.submitting(this);
    }

    @Override
    public Optional<String> maskedName() {
      return cardTaken ? Optional.empty() : session.shownName();
    }

    @Override
    public Optional<OpenSession> openSession() {
      return Optional.of(session);
    }
  }

  /**
   * The step is finished, and the card lies there.
   *
   * @param named the student's masked name; null where the session had ended before
   * @param receipt what the student is given
   * @param earlier whether it was finished before this session
   * @param window of the student's level: its end is the last day for what is left to do
   */
  record ReceiptShown(
      TerminalStatus terminal,
      @Nullable String named,
      Receipt receipt,
      boolean earlier,
      Window window,
      TimeLeft timeLeft)
      implements State {
    public ReceiptShown {
      Objects.requireNonNull(receipt, "receipt");
      Objects.requireNonNull(window, "window");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.receiptShown(this);
    }

    @Override
    public Optional<String> maskedName() {
      return Optional.ofNullable(named);
    }

    /** Names no one. */
    @Override
    public String toString() {
      return "ReceiptShown[" + timeLeft + "]";
    }
  }

  /**
   * The step is finished, and the card has gone before: nothing is told that is for the student
   * alone. Whoever lays the card down again is shown the receipt.
   *
   * @param number the receipt's
   * @param completedAt when the student confirmed
   */
  record DoneWithoutCard(
      TerminalStatus terminal, String number, OffsetDateTime completedAt, TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.doneWithoutCard(this);
    }
  }

  /**
   * The step is finished, and not at a terminal: there is no receipt, and nothing to do here.
   *
   * @param named the student's masked name; null when the card is gone
   */
  record DoneElsewhere(TerminalStatus terminal, @Nullable String named, TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.doneElsewhere(this);
    }

    @Override
    public Optional<String> maskedName() {
      return Optional.ofNullable(named);
    }

    /** Names no one. */
    @Override
    public String toString() {
      return "DoneElsewhere[" + timeLeft + "]";
    }
  }

  /**
   * The hall has to finish the step.
   *
   * @param session the session, for the way back to the notice; null when it has ended
   * @param notice the notice with the verdict {@code hall}; null when the session has ended
   * @param reasons why, at least one
   * @param ticket the place in the hall's line; null where the server has given none
   * @param afterConfirming whether this came up only after the student had confirmed
   */
  record HallSlip(
      TerminalStatus terminal,
      @Nullable OpenSession session,
      @Nullable Notice notice,
      List<Reason> reasons,
      @Nullable Ticket ticket,
      boolean afterConfirming,
      TimeLeft timeLeft)
      implements State {
    public HallSlip {
      reasons = List.copyOf(reasons);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hallSlip(this);
    }

    @Override
    public Optional<String> maskedName() {
      return openSession().flatMap(OpenSession::shownName);
    }

    @Override
    public Optional<OpenSession> openSession() {
      return Optional.ofNullable(session);
    }

    /** Whether {@link Touch.Button#SEE_NOTICE} leads anywhere. */
    public boolean noticeCanBeSeen() {
      return session != null && notice != null;
    }

    /** Leaves the reasons out: they say something of a student. */
    @Override
    public String toString() {
      return "HallSlip[" + timeLeft + "]";
    }
  }

  /**
   * No terminal can finish the step for this student now: the window has closed, or the status is
   * not set. Says where to go instead.
   *
   * @param notice with the verdict {@code closed} or {@code no_status}
   */
  record Advice(TerminalStatus terminal, OpenSession session, Notice notice, TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.advice(this);
    }

    @Override
    public Optional<String> maskedName() {
      return session.shownName();
    }

    @Override
    public Optional<OpenSession> openSession() {
      return Optional.of(session);
    }

    /** Which of the two it is. */
    public FailureCode reason() {
      return notice.verdict() == Verdict.CLOSED
          ? FailureCode.WINDOW_CLOSED
          : FailureCode.STATUS_MISSING;
    }

    @Override
    public Optional<FailureCode> code() {
      return Optional.of(reason());
    }
  }

  /**
   * The confirmation is on this terminal's disk; the server has not answered. It will be delivered.
   *
   * @param attempt numbers the confirmation, whose answer may still come
   * @param recordNumber terminal and count, for example {@code 07-000038}
   * @param window of the student's level
   * @param cardTaken whether the card had left before: then the answer names no one
   */
  record KeptHere(
      TerminalStatus terminal,
      Attempt attempt,
      String recordNumber,
      Window window,
      boolean cardTaken,
      TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.keptHere(this);
    }

    @Override
    public Optional<FailureCode> code() {
      return Optional.of(FailureCode.CONFIRMATION_KEPT);
    }
  }

  /**
   * It does not go on. Nothing personal is shown.
   *
   * @param reason the short code
   * @param window with a code of the window: which it is; else null
   * @param retryAfterSeconds when it is worth trying again; 0 when no one said
   */
  record Trouble(
      TerminalStatus terminal,
      FailureCode reason,
      @Nullable Window window,
      int retryAfterSeconds,
      TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.trouble(this);
    }

    @Override
    public Optional<FailureCode> code() {
      return Optional.of(reason);
    }
  }

  /**
   * Someone wants to the technician's pages, and has to show that they may.
   *
   * @param attempt numbers the look at the PIN, or the try
   * @param asking whether its answer is waited for
   * @param digits what has been touched so far
   * @param wrong whether the last one was wrong
   * @param triesLeft how many wrong ones are still allowed, 1 to 5; 0 while that is not known
   * @param lockedSeconds how long none is taken, counting down; 0 when one is
   */
  record TechnicianPin(
      TerminalStatus terminal,
      Attempt attempt,
      boolean asking,
      PasswordDigits digits,
      boolean wrong,
      int triesLeft,
      int lockedSeconds,
      TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.technicianPin(this);
    }

    @Override
    public Optional<FailureCode> code() {
      if (locked()) {
        return Optional.of(FailureCode.TECHNICIAN_PIN_LOCKED);
      }
      return wrong ? Optional.of(FailureCode.TECHNICIAN_PIN_WRONG) : Optional.empty();
    }

    /** Whether no PIN is taken now. */
    public boolean locked() {
      return lockedSeconds > 0;
    }
  }

  /**
   * A technician looks at the terminal.
   *
   * @param page at what
   * @param attempt numbers what was asked last
   * @param report what was found; null while it is being found out
   */
  record TechnicianWork(
      TerminalStatus terminal,
      TechnicianPage page,
      Attempt attempt,
      @Nullable TechnicianReport report,
      TimeLeft timeLeft)
      implements State {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.technicianWork(this);
    }
  }
}
