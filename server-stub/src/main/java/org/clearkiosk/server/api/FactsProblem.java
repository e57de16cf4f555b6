package org.clearkiosk.server.api;

import java.util.List;
import org.clearkiosk.clearance.model.NamedOffice;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.sources.FactMistake;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Problem} that names every change that could not be done (RFC 9457, 3.2: a member of its
 * own).
 *
 * @param mistakes at least one, in the order of the changes
 */
record FactsProblem(
    String type, String title, int status, @Nullable String detail, List<Mistake> mistakes) {
  FactsProblem {
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Why one change cannot be done.
   *
   * @param index which of the request's changes, from 0
   * @param type as the same change alone would be refused
   * @param title what that is called
   * @param detail what is safe, what to do next, and what is wrong
   * @param offices with {@code offices-open}: which are open, at least one; else null
   */
  record Mistake(
      int index,
      String type,
      String title,
      @Nullable String detail,
      @Nullable List<NamedOffice> offices) {
    Mistake {
      offices = offices == null ? null : List.copyOf(offices);
    }

    private static Mistake of(FactMistake mistake) {
      Problem alone = ProblemTexts.mistake(mistake);
      return new Mistake(
          mistake.index(), alone.type(), alone.title(), alone.detail(), alone.offices());
    }
  }

  static FactsProblem of(List<FactMistake> mistakes) {
    Problem all = ProblemTexts.problem(Refusal.of(ProblemType.FACTS_REFUSED));
    return new FactsProblem(
        all.type(),
        all.title(),
        all.status(),
        all.detail(),
        mistakes.stream().map(Mistake::of).toList());
  }
}
