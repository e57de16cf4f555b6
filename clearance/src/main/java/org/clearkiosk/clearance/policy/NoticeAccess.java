package org.clearkiosk.clearance.policy;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Text;

/**
 * Where a student sees the notice on the web (rules N1, N2).
 *
 * @param places the places, in the guide's order
 * @param rules the ids of the rules that it comes from
 */
public record NoticeAccess(List<Place> places, List<String> rules) {
  public NoticeAccess {
    places = List.copyOf(places);
    rules = List.copyOf(rules);
  }

  /**
   * One place.
   *
   * @param name what it is called
   * @param how how to get to the notice there
   */
  public record Place(Text name, Text how) {
    public Place {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(how, "how");
    }
  }
}
