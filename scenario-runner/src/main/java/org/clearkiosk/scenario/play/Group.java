package org.clearkiosk.scenario.play;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.clearkiosk.scenario.script.Act;
import org.clearkiosk.scenario.script.CampusSettings;
import org.clearkiosk.scenario.script.Scenario;
import org.clearkiosk.scenario.script.Turn;
import org.clearkiosk.scenario.script.Wanted;

/**
 * Scenarios that are played on one campus, one after the other: they ask for the same settings, and
 * no two of them lay down the same card, so that none finds what another left behind.
 *
 * @param settings what the campus is started with
 * @param scenarios at least one
 */
public record Group(CampusSettings settings, List<Scenario> scenarios) {
  /** So many that starting a campus does not count, so few that campuses side by side end alike. */
  private static final int MOST_SCENARIOS = 20;

  /** Keeps a copy. */
  public Group {
    scenarios = List.copyOf(scenarios);
  }

  /** Puts scenarios into groups, the longest first. */
  public static List<Group> of(List<Scenario> scenarios, OptionalLong seed) {
    List<Forming> forming = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      Optional<Forming> place = forming.stream().filter(each -> each.takes(scenario)).findFirst();
      if (place.isPresent()) {
        place.get().add(scenario);
      } else {
        forming.add(new Forming(scenario));
      }
    }
    Comparator<Group> longestFirst =
        Comparator.comparingLong((Group group) -> group.length(seed)).reversed();
    return forming.stream().map(Forming::group).sorted(longestFirst).toList();
  }

  private long length(OptionalLong seed) {
    return scenarios.stream()
        .flatMap(scenario -> scenario.turns(seed).stream())
        .mapToLong(Group::length)
        .sum();
  }

  /** A step takes about a second; one that may take longer than usual is one that does. */
  private static long length(Turn turn) {
    return turn.act() instanceof Act.WaitForScreen wait
            && wait.wanted().within().compareTo(Wanted.USUAL) > 0
        ? wait.wanted().within().toSeconds()
        : 1;
  }

  private static final class Forming {
    private final List<Scenario> members = new ArrayList<>();
    private final Set<String> cards = new HashSet<>();

    Forming(Scenario first) {
      add(first);
    }

    /** Cards that lie beside the deck and are not tapped are in no one's way. */
    boolean takes(Scenario scenario) {
      CampusSettings settings = members.get(0).campus();
      return !settings.alone()
          && settings.with(List.of()).equals(scenario.campus().with(List.of()))
          && members.size() < MOST_SCENARIOS
          && scenario.cards().stream().noneMatch(cards::contains);
    }

    void add(Scenario scenario) {
      members.add(scenario);
      cards.addAll(scenario.cards());
    }

    Group group() {
      List<Path> beside =
          members.stream().flatMap(member -> member.campus().cards().stream()).distinct().toList();
      return new Group(members.get(0).campus().with(beside), members);
    }
  }
}
