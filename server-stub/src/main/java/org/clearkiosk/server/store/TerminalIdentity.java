package org.clearkiosk.server.store;

import java.util.Objects;
import org.clearkiosk.clearance.model.CampusId;

/**
 * A terminal that has shown who it is. Whatever it asks, it asks about its own campus: the campus
 * comes from here and never from what a request says.
 *
 * @param campus where it stands
 * @param number its number, 1 to 16 letters and digits, unique in its campus
 */
public record TerminalIdentity(CampusId campus, String number) {
  public TerminalIdentity {
    Objects.requireNonNull(campus, "campus");
    Objects.requireNonNull(number, "number");
  }

  /** As logs name it, for example {@code main/07}. */
  @Override
  public String toString() {
    return campus + "/" + number;
  }
}
