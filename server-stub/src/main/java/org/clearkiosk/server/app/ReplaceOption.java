package org.clearkiosk.server.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearkiosk.clearance.policy.Office;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.intake.FactsFile;
import org.clearkiosk.server.intake.Replacements;

/**
 * What {@code --replace} says.
 *
 * @param replacements which files are full lists
 */
record ReplaceOption(Replacements replacements) {
  private static final Set<FactsFile> WHOLE =
      Set.of(FactsFile.STUDENTS, FactsFile.STATUSES, FactsFile.CARDS);
  private static final Set<FactsFile> BY_OWNER = Set.of(FactsFile.OFFICES, FactsFile.BLOCKERS);
  private static final String OWNER = "[a-z][a-z0-9_]{0,39}";

  /**
   * Reads it; each list that it names is to be imported too.
   *
   * @param most whether a list may take away most of what is on record
   */
  static ReplaceOption read(List<String> words, Set<FactsFile> files, boolean most)
      throws CommandFailure {
    Set<FactsFile> whole = new HashSet<>();
    Map<FactsFile, Set<String>> owners = new EnumMap<>(FactsFile.class);
    for (String word : words) {
      List<String> parts = new ArrayList<>(List.of(word.split("=", 2)));
      FactsFile file = file(parts.get(0));
      if (!files.contains(file)) {
        throw wrong("--replace %s without --%s: there is no list to replace it by", file);
      }
      if (parts.size() == 1 && WHOLE.contains(file)) {
        whole.add(file);
      } else if (parts.size() == 2 && BY_OWNER.contains(file) && parts.get(1).matches(OWNER)) {
        owners.computeIfAbsent(file, each -> new HashSet<>()).add(parts.get(1));
      } else {
        throw wrong(
            BY_OWNER.contains(file)
                ? "--replace %s: say whose list it is, for example %s=library"
                : "--replace %s: write students, statuses, cards, offices=OFFICE or blockers=SOURCE",
            file);
      }
    }
    return new ReplaceOption(
        new Replacements(
            whole.contains(FactsFile.STUDENTS),
            whole.contains(FactsFile.STATUSES),
            whole.contains(FactsFile.CARDS),
            owners,
            most));
  }

  /**
   * Looks whether there are the offices whose lists they are: another's list would be replaced by
   * nothing, and nobody would be told.
   */
  void checkOffices(Policy policy) throws CommandFailure {
    List<String> offices = policy.offices().stream().map(Office::id).toList();
    for (String office : replacements.owners(FactsFile.OFFICES)) {
      if (!offices.contains(office)) {
        throw new CommandFailure(
            ExitCodes.WRONG_USE,
            "--replace offices=%s: there is no such office; nothing was changed. There are %s"
                .formatted(office, String.join(", ", offices)));
      }
    }
  }

  private static FactsFile file(String word) throws CommandFailure {
    for (FactsFile file : FactsFile.values()) {
      if (file.word().equals(word)) {
        return file;
      }
    }
    throw new CommandFailure(
        ExitCodes.WRONG_USE,
        "--replace: write students, statuses, cards, offices=OFFICE or blockers=SOURCE");
  }

  private static CommandFailure wrong(String message, FactsFile file) {
    return new CommandFailure(ExitCodes.WRONG_USE, message.formatted(file.word(), file.word()));
  }
}
