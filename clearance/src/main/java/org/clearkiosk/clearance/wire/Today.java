package org.clearkiosk.clearance.wire;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal needs to know while no one stands before it. Its only notion of the date.
 *
 * @param now the server's business time, with the offset of the policy's zone
 * @param year the policy in force
 * @param terminal the terminal that asked, as the server knows it
 * @param windows the window of each level (W1)
 * @param hall the service hall (C7)
 * @param office what the office is called whose step terminals finish (K1); null where an older
 *     server tells the day
 */
public record Today(
    OffsetDateTime now,
    String year,
    String terminal,
    List<LevelWindow> windows,
    Hall hall,
    @Nullable Text office) {
  public Today {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(terminal, "terminal");
    windows = List.copyOf(windows);
    Objects.requireNonNull(hall, "hall");
  }

  /** A day of which an older server tells. */
  public Today(
      OffsetDateTime now, String year, String terminal, List<LevelWindow> windows, Hall hall) {
    this(now, year, terminal, windows, hall, null);
  }

  /** One level's clearance window; both days included. */
  public record LevelWindow(Level level, LocalDate firstDay, LocalDate lastDay) {
    public LevelWindow {
      Objects.requireNonNull(level, "level");
      Objects.requireNonNull(firstDay, "firstDay");
      Objects.requireNonNull(lastDay, "lastDay");
    }
  }
}
