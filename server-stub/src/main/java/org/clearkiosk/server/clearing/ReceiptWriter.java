package org.clearkiosk.server.clearing;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Receipt;

/** Writes the receipt of a finished step. Pure. */
final class ReceiptWriter {
  private static final DateTimeFormatter MONTH_AND_DAY =
      DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

  private final Policy policy;
  private final BusinessClock clock;

  ReceiptWriter(Policy policy, BusinessClock clock) {
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Writes a receipt.
   *
   * @param after the student with the step done and the refund chosen
   * @param taken whether a receipt of this number was given before
   */
  Receipt write(CompletionEvent event, Student after, Outcome outcome, Predicate<String> taken) {
    OffsetDateTime time = clock.inZone(event.time());
    OfficeBox next = policy.boxes(after).stream().filter(OfficeBox::next).findFirst().orElse(null);
    return new Receipt(number(event, time, taken), time, event.data().refund(), outcome, next);
  }

  /** A terminal that lost its count begins again at 1: then a further figure tells them apart. */
  private static String number(
      CompletionEvent event, OffsetDateTime time, Predicate<String> taken) {
    String number =
        "%s-%s-%04d"
            .formatted(MONTH_AND_DAY.format(time), event.terminal(), event.sequenceNumber());
    String free = number;
    for (int again = 2; taken.test(free); again++) {
      free = number + "-" + again;
    }
    return free;
  }
}
