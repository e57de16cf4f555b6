package org.clearkiosk.clearance.model;

import com.google.gson.annotations.SerializedName;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The days on which students of one level clear; both days included (rules W1, W2).
 *
 * @param firstDay the first day; the notice can be looked up from here
 * @param lastDay the last day, not before the first
 * @param rules the ids of the rules that set it
 */
public record Window(LocalDate firstDay, LocalDate lastDay, List<String> rules) {
  public Window {
    Objects.requireNonNull(firstDay, "firstDay");
    Objects.requireNonNull(lastDay, "lastDay");
    if (lastDay.isBefore(firstDay)) {
      throw new IllegalArgumentException("lastDay is before firstDay");
    }
    rules = List.copyOf(rules);
  }

  /** Where a day lies, seen from this window. */
  public Phase phaseOn(LocalDate day) {
    if (day.isBefore(firstDay)) {
      return Phase.BEFORE;
    }
    return day.isAfter(lastDay) ? Phase.AFTER : Phase.OPEN;
  }

  /** Before, in or after a window. */
  public enum Phase {
    /** It has not opened. */
    @SerializedName("before")
    BEFORE,
    /** It is open. */
    @SerializedName("open")
    OPEN,
    /** It has closed. */
    @SerializedName("after")
    AFTER
  }
}
