package org.clearkiosk.clearance.policy.check;

import static org.clearkiosk.clearance.policy.check.Shapes.DATE;
import static org.clearkiosk.clearance.policy.check.Shapes.FLAG;
import static org.clearkiosk.clearance.policy.check.Shapes.ID;
import static org.clearkiosk.clearance.policy.check.Shapes.MONTH;
import static org.clearkiosk.clearance.policy.check.Shapes.REFERENCE;
import static org.clearkiosk.clearance.policy.check.Shapes.REMARK;
import static org.clearkiosk.clearance.policy.check.Shapes.RULES;
import static org.clearkiosk.clearance.policy.check.Shapes.RULE_ID;
import static org.clearkiosk.clearance.policy.check.Shapes.TEXT;
import static org.clearkiosk.clearance.policy.check.Shapes.YEAR;
import static org.clearkiosk.clearance.policy.check.Shapes.ZONE;
import static org.clearkiosk.clearance.policy.check.Shapes.each;
import static org.clearkiosk.clearance.policy.check.Shapes.eachOnce;
import static org.clearkiosk.clearance.policy.check.Shapes.oneOf;
import static org.clearkiosk.clearance.policy.check.Shapes.wordsOf;

import org.clearkiosk.clearance.model.BalanceOutcome;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;

/** What a policy file looks like; {@code policy.schema.json} says the same to other programs. */
final class PolicyShape implements Shape {
  private final Shape window =
      MembersShape.of().needs("firstDay", DATE).needs("lastDay", DATE).needs("rules", RULES);

  private final Shape notice =
      MembersShape.of()
          .needs("places", each(MembersShape.of().needs("name", TEXT).needs("how", TEXT), 1))
          .needs("rules", RULES);

  private final Shape statuses =
      MembersShape.of()
          .needs("names", some(Status.class, TEXT))
          .needs("correctedAt", REFERENCE)
          .needs("rules", RULES);

  private final Shape hall =
      MembersShape.of()
          .needs("name", TEXT)
          .needs("place", TEXT)
          .mayHave("hours", TEXT)
          .needs("rules", RULES);

  private final Shape trait = MembersShape.of().needs("id", ID).needs("name", TEXT);

  private final Shape condition =
      MembersShape.of()
          .mayHave("level", oneOf(Level.class))
          .mayHave("status", oneOf(Status.class))
          .mayHave("trait", REFERENCE)
          .mayHave("refund", oneOf(Refund.class));

  private final Shape office =
      MembersShape.of()
          .needs("id", ID)
          .needs("name", TEXT)
          .mayHave("nameByLevel", some(Level.class, TEXT))
          .mayHave("place", TEXT)
          .mayHave("hours", TEXT)
          .needs("neededBy", each(condition, 1))
          .mayHave("after", eachOnce(REFERENCE, 0))
          .mayHave("finishedHere", FLAG)
          .mayHave("last", FLAG)
          .needs("todo", TEXT)
          .mayHave("todoByLevel", some(Level.class, TEXT))
          .mayHave("bring", TEXT)
          .mayHave("bringByLevel", some(Level.class, TEXT))
          .needs("done", TEXT)
          .needs("notNeeded", TEXT)
          .needs("rules", RULES);

  private final Shape blockerKind =
      MembersShape.of()
          .needs("id", ID)
          .needs("name", TEXT)
          .needs("none", TEXT)
          .needs("found", TEXT)
          .needs("whatToDo", TEXT)
          .mayHave("counter", TEXT)
          .needs("rules", RULES);

  private final Shape unknownBlocker =
      MembersShape.of().needs("found", TEXT).needs("whatToDo", TEXT).needs("rules", RULES);

  private final Shape refundWay =
      MembersShape.of()
          .needs("name", TEXT)
          .needs("whatToDo", TEXT)
          .mayHave("withinWindow", FLAG)
          .needs("rules", RULES);

  private final Shape cardRights =
      MembersShape.of()
          .needs("ended", each(MembersShape.of().needs("id", ID).needs("name", TEXT), 0))
          .needs("rules", RULES);

  private final Shape alumniCard = MembersShape.of().needs("whatToDo", TEXT).needs("rules", RULES);

  private final Shape network =
      MembersShape.of()
          .mayHave("refundedOn", DATE)
          .mayHave("worksUntil", DATE)
          .needs("chargedAsUsual", FLAG)
          .mayHave("unchargedMonth", MembersShape.of().needs("month", MONTH).needs("runOn", DATE))
          .mayHave("chargedMonths", MembersShape.of().needs("from", MONTH).needs("to", MONTH))
          .mayHave("afterEnrolling", each(TEXT, 1))
          .mayHave("rules", RULES);

  private final Shape outcome =
      MembersShape.of()
          .needs("level", oneOf(Level.class))
          .needs("status", oneOf(Status.class))
          .needs("cardStopsOn", DATE)
          .needs(
              "balance",
              MembersShape.of()
                  .needs("how", oneOf(BalanceOutcome.How.class))
                  .mayHave("by", DATE)
                  .mayHave("bank", TEXT)
                  .mayHave("rules", RULES))
          .needs("network", network)
          .needs("refundChoices", eachOnce(oneOf(Refund.class), 0))
          .needs("rules", RULES)
          .mayHave("reading", REMARK);

  private final Shape policy =
      MembersShape.of()
          .mayHave("$schema", REMARK)
          .needs("year", YEAR)
          .needs("zone", ZONE)
          .needs("guideRules", each(MembersShape.of().needs("id", RULE_ID).needs("says", TEXT), 1))
          .needs("windows", every(Level.class, window))
          .needs("notice", notice)
          .needs("statuses", every(Level.class, statuses))
          .needs("hall", hall)
          .needs("traits", each(trait, 0))
          .needs("offices", each(office, 1))
          .needs("blockerKinds", each(blockerKind, 0))
          .needs("unknownBlocker", unknownBlocker)
          .needs("refunds", every(Refund.class, refundWay))
          .needs("cardRights", cardRights)
          .mayHave("alumniCard", alumniCard)
          .needs("outcomes", each(outcome, 1));

  @Override
  public void check(Node node, Mistakes mistakes) {
    policy.check(node, mistakes);
  }

  /** A member for every constant. */
  private static Shape every(Class<? extends Enum<?>> type, Shape shape) {
    MembersShape members = MembersShape.of();
    wordsOf(type).forEach(word -> members.needs(word, shape));
    return members;
  }

  /** Members for any of the constants. */
  private static Shape some(Class<? extends Enum<?>> type, Shape shape) {
    MembersShape members = MembersShape.of();
    wordsOf(type).forEach(word -> members.mayHave(word, shape));
    return members;
  }
}
