package org.clearkiosk.clearance.policy.check;

import java.util.List;
import org.clearkiosk.clearance.policy.PolicyFile;

/** Finds the mistakes in a year's policy file. */
public final class PolicyCheck {
  private PolicyCheck() {}

  /**
   * Checks a file.
   *
   * @param json its content
   * @return every mistake, in the file's order; empty where it can be used. Where the text is no
   *     JSON, only that
   */
  public static List<Mistake> check(String json) {
    Mistakes mistakes = new Mistakes();
    if (json.length() > PolicyFile.MAXIMUM_LENGTH) {
      mistakes.add(
          new Node.Place(1, 1, "$"),
          "a file of more than " + PolicyFile.MAXIMUM_LENGTH + " characters",
          "see whether it is the right one");
      return mistakes.inOrder();
    }
    TreeReader.read(json, mistakes)
        .ifPresent(policy -> checks().forEach(check -> check.check(policy, mistakes)));
    return mistakes.inOrder();
  }

  private static List<Shape> checks() {
    return List.of(
        new PolicyShape(),
        new IdCheck(),
        new RuleCheck(),
        new WindowCheck(),
        new OfficeCheck(),
        new OfficeOrderCheck(),
        new TerminalStepCheck(),
        new OutcomeCheck(),
        new OutcomeDatesCheck(),
        new RefundCheck(),
        new PaymentCheck());
  }
}
