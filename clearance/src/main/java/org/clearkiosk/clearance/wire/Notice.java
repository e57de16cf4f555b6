package org.clearkiosk.clearance.wire;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Check;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * The clearance notice 离校通知单 of one student, and what the rules say of the information-centre step
 * now.
 *
 * @param student the student number, for the completion event's subject; never shown or logged
 * @param maskedName the name with its middle hidden
 * @param level level of study
 * @param status identity status; null while the college has not set it
 * @param statusName what the status is called at this level; null where there is none, where the
 *     rules know none such for the level, and where an older server gave the notice
 * @param statusSetBy what the office is called that sets the status and corrects a wrong one (S3);
 *     null where an older server gave the notice
 * @param window the window of the level
 * @param offices the boxes in the order to show them (N2); empty before the window opens (W2)
 * @param verdict what the server says of the step
 * @param checks the kinds of blockers that were looked for; with {@code clear} and {@code hall}
 * @param reasons why the hall has to finish it; with {@code hall}, at least one
 * @param hall the service hall (C7); null where an older server gave the notice
 * @param outcome what clearing means; with {@code clear} and {@code already_done}
 * @param refund the refund that the student has chosen, one of those that level and status offer;
 *     null where none was chosen, and where an older server gave the notice
 * @param cardFen card balance in fen, not negative: what the rules speak of for a student who does
 *     not graduate
 * @param networkFen network balance 网费余额 in fen, not negative
 * @param bankCardTail the last four digits of the bank card; null where none is known
 * @param receipt the earlier receipt; with {@code already_done}, and null there too when the hall
 *     finished the step by hand (K2)
 * @param ticket a place in the hall's line; with {@code hall}, and null there too where an older
 *     server gave the notice
 */
public record Notice(
    String student,
    String maskedName,
    Level level,
    @Nullable Status status,
    @Nullable Text statusName,
    @Nullable Text statusSetBy,
    Window window,
    List<OfficeBox> offices,
    Verdict verdict,
    List<Check> checks,
    List<Reason> reasons,
    @Nullable Hall hall,
    @Nullable Outcome outcome,
    @Nullable Refund refund,
    long cardFen,
    long networkFen,
    @Nullable String bankCardTail,
    @Nullable Receipt receipt,
    @Nullable Ticket ticket) {
  public Notice {
    Objects.requireNonNull(student, "student");
    Objects.requireNonNull(maskedName, "maskedName");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(window, "window");
    offices = List.copyOf(offices);
    Objects.requireNonNull(verdict, "verdict");
    checks = List.copyOf(checks);
    reasons = List.copyOf(reasons);
    if (verdict == Verdict.HALL && reasons.isEmpty()) {
      throw new IllegalArgumentException("reasons: hall needs one");
    }
    if (verdict == Verdict.CLEAR && outcome == null) {
      throw new IllegalArgumentException("outcome: clear needs one");
    }
    if (cardFen < 0 || networkFen < 0) {
      throw new IllegalArgumentException("cardFen, networkFen: not negative");
    }
  }

  /** A notice without a place in the hall's line. */
  public Notice(
      String student,
      String maskedName,
      Level level,
      @Nullable Status status,
      @Nullable Text statusName,
      @Nullable Text statusSetBy,
      Window window,
      List<OfficeBox> offices,
      Verdict verdict,
      List<Check> checks,
      List<Reason> reasons,
      @Nullable Hall hall,
      @Nullable Outcome outcome,
      @Nullable Refund refund,
      long cardFen,
      long networkFen,
      @Nullable String bankCardTail,
      @Nullable Receipt receipt) {
    this(
        student,
        maskedName,
        level,
        status,
        statusName,
        statusSetBy,
        window,
        offices,
        verdict,
        checks,
        reasons,
        hall,
        outcome,
        refund,
        cardFen,
        networkFen,
        bankCardTail,
        receipt,
        null);
  }

  /** The same notice with a place in the hall's line. */
  public Notice with(Ticket given) {
    return new Notice(
        student,
        maskedName,
        level,
        status,
        statusName,
        statusSetBy,
        window,
        offices,
        verdict,
        checks,
        reasons,
        hall,
        outcome,
        refund,
        cardFen,
        networkFen,
        bankCardTail,
        receipt,
        given);
  }

  /**
   * The merged balance of a student who leaves (C2, C6): card and network balance together, in fen.
   *
   * @throws ArithmeticException when it is more than a {@code long} holds
   */
  public long mergedFen() {
    return Math.addExact(cardFen, networkFen);
  }

  /**
   * The refunds to choose from, the usual one first; empty where nothing is refunded, also for want
   * of a balance.
   */
  public List<Refund> refundChoices() {
    return outcome == null || mergedFen() == 0 ? List.of() : outcome.refundChoices();
  }

  /** Names no one: a notice is never written to a log. */
  @Override
  public String toString() {
    return "Notice[" + verdict + "]";
  }
}
