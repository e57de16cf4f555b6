package org.clearkiosk.clearance.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Text;

/**
 * The identity statuses that there are for one level (rules S1, S2).
 *
 * @param names each status that there is, and what it is called at this level
 * @param correctedAt the id of the office that corrects a wrong one (S3)
 * @param rules the ids of the rules that it comes from
 */
public record LevelStatuses(Map<Status, Text> names, String correctedAt, List<String> rules) {
  public LevelStatuses {
    names = Map.copyOf(names);
    Objects.requireNonNull(correctedAt, "correctedAt");
    rules = List.copyOf(rules);
  }
}
