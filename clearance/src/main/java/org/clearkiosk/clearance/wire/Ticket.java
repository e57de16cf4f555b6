package org.clearkiosk.clearance.wire;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a student is given for the service hall (rules C7, K2): a place in the day's line.
 *
 * @param number the place, from 1, counted anew every day; whoever is sent to the hall again on the
 *     same day keeps it
 * @param day the day for which it was given
 * @param signed the ticket as a signed text that the hall's desk checks without the server ({@code
 *     docs/receipts.md}), at most 600 characters, without blanks; holds the student number. Null
 *     where the server that gave it signed none
 */
public record Ticket(int number, LocalDate day, @Nullable String signed) {
  public Ticket {
    if (number < 1) {
      throw new IllegalArgumentException("number: from 1");
    }
    Objects.requireNonNull(day, "day");
  }

  /** Names no one: the signed text holds the student number. */
  @Override
  public String toString() {
    return "Ticket[" + number + "]";
  }
}
