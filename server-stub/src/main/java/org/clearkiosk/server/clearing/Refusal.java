package org.clearkiosk.server.clearing;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * Why something is refused.
 *
 * @param type the kind of problem
 * @param triesLeft with a wrong password: how many tries are left
 * @param retryAfterSeconds with what is locked, too many cards, a busy server or its clock behind:
 *     how long to wait
 * @param reasons with a completion that the hall has to finish: what is in the way
 * @param ticket with such a completion of a student who still stands there: the place in the hall's
 *     line
 */
public record Refusal(
    ProblemType type,
    @Nullable Integer triesLeft,
    @Nullable Integer retryAfterSeconds,
    @Nullable List<Reason> reasons,
    @Nullable Ticket ticket) {
  private static final int BUSY_SECONDS = 1;
  private static final int CLOCK_BEHIND_SECONDS = 60;

  public Refusal {
    Objects.requireNonNull(type, "type");
    reasons = reasons == null ? null : List.copyOf(reasons);
  }

  /** A refusal that needs no more words than its type has. */
  public static Refusal of(ProblemType type) {
    return new Refusal(type, null, null, null, null);
  }

  /** A wrong query password. */
  public static Refusal passwordWrong(int triesLeft) {
    return new Refusal(ProblemType.PASSWORD_WRONG, triesLeft, null, null, null);
  }

  /** A query password that is locked, or has just been. */
  public static Refusal passwordLocked(int seconds) {
    return new Refusal(ProblemType.PASSWORD_LOCKED, 0, seconds, null, null);
  }

  /** More wrong query passwords at one terminal than students could mistype. */
  public static Refusal terminalLocked(int seconds) {
    return new Refusal(ProblemType.TERMINAL_LOCKED, null, seconds, null, null);
  }

  /** More wrong enrolment codes from one address than a technician could mistype. */
  public static Refusal enrolmentLocked(int seconds) {
    return new Refusal(ProblemType.ENROLMENT_LOCKED, null, seconds, null, null);
  }

  /** A terminal that asks for more cards by their identifier than students could lay down. */
  public static Refusal tooManyCards(int seconds) {
    return new Refusal(ProblemType.TOO_MANY_CARDS, null, seconds, null, null);
  }

  /** A completion that the hall has to finish. */
  public static Refusal hall(List<Reason> reasons) {
    return new Refusal(ProblemType.HALL, null, null, reasons, null);
  }

  /** The same with a place in the hall's line. */
  Refusal with(Ticket place) {
    return new Refusal(type, triesLeft, retryAfterSeconds, reasons, place);
  }

  /** A confirmation from the server's future. */
  public static Refusal clockBehind() {
    return new Refusal(ProblemType.CLOCK_BEHIND, null, CLOCK_BEHIND_SECONDS, null, null);
  }

  /** A request that may come again after some seconds. */
  public static Refusal later(ProblemType type, int seconds) {
    return new Refusal(type, null, seconds, null, null);
  }

  /** Too much to do. */
  public static Refusal busy() {
    return new Refusal(ProblemType.BUSY, null, BUSY_SECONDS, null, null);
  }
}
