package org.clearkiosk.scenario.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * What one file says.
 *
 * @param file where it was read
 * @param title what it shows, in a line
 * @param about why that matters; may be empty
 * @param campus what its campus is started with
 * @param steps at least one
 */
public record Scenario(
    Path file, String title, String about, CampusSettings campus, List<Step> steps) {
  /** The most acts that one scenario is played in. */
  public static final int MOST_TURNS = 10_000;

  /** Keeps a copy. */
  public Scenario {
    steps = List.copyOf(steps);
  }

  /**
   * The acts in the order in which they are played.
   *
   * @param seed takes the place of the seeds in the file; empty to leave them
   * @throws IllegalArgumentException when there are more than {@link #MOST_TURNS}
   */
  public List<Turn> turns(OptionalLong seed) {
    Unrolling unrolling = new Unrolling(seed);
    steps.forEach(step -> unrolling.add(step, ""));
    return List.copyOf(unrolling.turns);
  }

  /** The cards that it lays down, by their labels. */
  public Set<String> cards() {
    return allActs(steps).stream()
        .filter(Act.Tap.class::isInstance)
        .map(act -> ((Act.Tap) act).card())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Every act that may be played, also those that a chance may leave out. */
  public List<Act> acts() {
    return allActs(steps);
  }

  private static List<Act> allActs(List<Step> steps) {
    List<Act> acts = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Act act) {
        acts.add(act);
      } else if (step instanceof Step.Repeat repeat) {
        acts.addAll(allActs(repeat.steps()));
      } else if (step instanceof Step.Chance chance) {
        chance.choices().forEach(choice -> acts.addAll(allActs(choice)));
      }
    }
    return List.copyOf(acts);
  }

  private static final class Unrolling {
    private final OptionalLong seed;
    private final List<Turn> turns = new ArrayList<>();

    Unrolling(OptionalLong seed) {
      this.seed = seed;
    }

    void add(Step step, String round) {
      if (step instanceof Act act) {
        if (turns.size() == MOST_TURNS) {
          throw new IllegalArgumentException("more than " + MOST_TURNS + " steps to play");
        }
        turns.add(new Turn(round, act));
      } else if (step instanceof Step.Repeat repeat) {
        for (int time = 1; time <= repeat.times(); time++) {
          add(repeat.steps(), round + time + "/" + repeat.times());
        }
      } else if (step instanceof Step.Chance chance) {
        SplittableRandom random = new SplittableRandom(seed.orElse(chance.seed()));
        for (int time = 1; time <= chance.times(); time++) {
          int drawn = random.nextInt(chance.choices().size());
          add(chance.choices().get(drawn), round + time + "/" + chance.times());
        }
      }
    }

    private void add(List<Step> steps, String round) {
      steps.forEach(step -> add(step, round));
    }
  }
}
