package org.clearkiosk.server.clearing;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.server.receipt.ReceiptClaims;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.receipt.SignedReceipt;

/** Writes and signs the receipt of a finished step. Pure. */
final class ReceiptWriter {
  private static final DateTimeFormatter MONTH_AND_DAY =
      DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

  private static final int LEAST_DIGITS = 4;

  private final Policy policy;
  private final BusinessClock clock;
  private final ReceiptKey key;

  ReceiptWriter(Policy policy, BusinessClock clock, ReceiptKey key) {
    this.policy = policy;
    this.clock = clock;
    this.key = key;
  }

  /**
   * Writes a receipt.
   *
   * @param campus whose receipt it is
   * @param after the student with the step done and the refund chosen
   * @param taken whether a receipt of this number was given before
   */
  Receipt write(
      CampusId campus,
      CompletionEvent event,
      Student after,
      Outcome outcome,
      Predicate<String> taken) {
    OffsetDateTime time = clock.inZone(event.time());
    OfficeBox next = policy.boxes(after).stream().filter(OfficeBox::next).findFirst().orElse(null);
    String number = free(number(campus, event), taken);
    ReceiptClaims claims =
        new ReceiptClaims(
            number,
            campus.value(),
            event.subject(),
            time.toEpochSecond(),
            policy.year(),
            event.data().office(),
            event.data().refund());
    return new Receipt(
        number, time, event.data().refund(), outcome, next, SignedReceipt.of(claims, key));
  }

  /**
   * The number of an event's receipt, as long as no other has it. Campuses other than the main one
   * stand before the number, which is so unique in the installation.
   */
  String number(CampusId campus, CompletionEvent event) {
    String sequence = Long.toString(event.sequenceNumber());
    return (campus.equals(CampusId.MAIN) ? "" : campus + "-")
        + MONTH_AND_DAY.format(clock.inZone(event.time()))
        + "-"
        + event.terminal()
        + "-"
        + "0".repeat(Math.max(0, LEAST_DIGITS - sequence.length()))
        + sequence;
  }

  /**
   * A terminal that lost its count begins again at 1: then a further figure tells receipts apart.
   */
  private static String free(String number, Predicate<String> taken) {
    String free = number;
    for (int again = 2; taken.test(free); again++) {
      free = number + "-" + again;
    }
    return free;
  }
}
