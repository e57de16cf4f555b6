package org.clearkiosk.server.intake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which files are full lists: what is on record and not in them goes.
 *
 * @param students whether the students file is
 * @param statuses whether the statuses file is
 * @param cards whether the cards file is
 * @param owners of the offices file, whose list it is (offices); of the blockers file too (sources)
 * @param most whether a list may also take away most of what is on record, or all
 */
public record Replacements(
    boolean students,
    boolean statuses,
    boolean cards,
    Map<FactsFile, Set<String>> owners,
    boolean most) {
  /** No file is: what is not in it stays as it is. */
  public static final Replacements NONE = new Replacements(false, false, false, Map.of(), false);

  public Replacements {
    Map<FactsFile, Set<String>> copy = new EnumMap<>(FactsFile.class);
    owners.forEach((file, names) -> copy.put(file, Set.copyOf(names)));
    owners = Map.copyOf(copy);
  }

  /** Whose full list a file is; none where it is no full list. */
  public Set<String> owners(FactsFile file) {
    return new TreeSet<>(owners.getOrDefault(file, Set.of()));
  }

  /** Whether any file is a full list. */
  boolean any() {
    return students || statuses || cards || !owners.isEmpty();
  }
}
