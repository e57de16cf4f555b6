package org.clearkiosk.server.sources;

import java.util.List;

/** What became of a request's changes. */
public sealed interface FactAnswer {
  /**
   * All were done.
   *
   * @param results of each, in their order
   */
  record FactsDone(List<FactResult> results) implements FactAnswer {
    public FactsDone {
      results = List.copyOf(results);
    }
  }

  /**
   * None was done.
   *
   * @param mistakes why, at least one, in the order of the changes; every change that could not be
   *     done has one
   */
  record FactsMistaken(List<FactMistake> mistakes) implements FactAnswer {
    public FactsMistaken {
      mistakes = List.copyOf(mistakes);
    }
  }
}
