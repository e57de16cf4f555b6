package org.clearkiosk.clearance.model;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one student that the rules look at.
 *
 * @param number the student number
 * @param name the full name; masked before it leaves the server
 * @param level level of study
 * @param status identity status; null while the college has not set it
 * @param traits facts that make an office needed, by the ids that the policy uses (for example
 *     {@code student_loan}, {@code lives_in})
 * @param done the ids of the offices whose step is done
 * @param refund the chosen refund; null while none was chosen
 * @param cardFen balance on the card in fen
 * @param networkFen balance of the network account in fen
 * @param bankCardTail the last four digits of the bank card; null where none is known
 */
public record Student(
    String number,
    String name,
    Level level,
    @Nullable Status status,
    Set<String> traits,
    Set<String> done,
    @Nullable Refund refund,
    long cardFen,
    long networkFen,
    @Nullable String bankCardTail) {
  public Student {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(level, "level");
    traits = Set.copyOf(traits);
    done = Set.copyOf(done);
  }

  /** Names no one: a student's facts are never written to a log. */
  @Override
  public String toString() {
    return "Student[" + level + ", " + status + "]";
  }

  /** Both balances as the rules see them: merged (C2 … C6). In fen. */
  public long mergedFen() {
    return Math.addExact(cardFen, networkFen);
  }
}
