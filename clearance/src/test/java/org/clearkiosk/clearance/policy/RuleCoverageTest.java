package org.clearkiosk.clearance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.junit.jupiter.api.Test;

/** The guide's rules one by one: which part of the year's file each of them is in. */
class RuleCoverageTest {
  private static final List<String> GUIDE =
      Arrays.asList(
          ("W1 W2 N1 N2 N3 D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 S1 S2 S3"
                  + " C1 C2 C3 C4 C5 C6 C6b C6c C7 C8 C9 K1 K2 K3 I1 I2 I3 I4 I5 I6")
              .split(" "));

  private final Policy policy = Policies.ofYear("2012").orElseThrow();
  private final Map<String, Set<String>> parts = new TreeMap<>();

  @Test
  void theFileListsTheGuidesRules() {
    assertThat(policy.guideRules()).extracting(GuideRule::id).containsExactlyElementsOf(GUIDE);
  }

  @Test
  void everyRuleIsWhereItBelongs() {
    policy.windows().forEach((level, window) -> cited("window", window.rules()));
    cited("notice", policy.notice().rules());
    policy.statuses().forEach((level, statuses) -> cited("statuses of " + level, statuses.rules()));
    cited("hall", policy.hall().rules());
    policy.offices().forEach(office -> cited(office.id(), office.rules()));
    policy.blockerKinds().forEach(kind -> cited("blockers", kind.rules()));
    cited("blockers", policy.unknownBlocker().rules());
    policy.refunds().forEach((refund, way) -> cited("refund " + refund, way.rules()));
    cited("card rights", policy.cardRights().rules());
    cited("alumni card", policy.alumniCard() == null ? List.of() : policy.alumniCard().rules());
    policy.outcomes().forEach(this::cited);

    assertThat(parts.keySet()).isEqualTo(new TreeSet<>(GUIDE));
    assertThat(parts)
        .containsEntry("W1", Set.of("window"))
        .containsEntry("W2", Set.of("window"))
        .containsEntry("N1", Set.of("notice"))
        .containsEntry("N2", Set.of("notice"))
        .containsEntry("N3", Set.of("college"))
        .containsEntry("D1", Set.of("energy_office"))
        .containsEntry("D2", Set.of("student_aid"))
        .containsEntry("D3", Set.of("dormitories"))
        .containsEntry("D4", Set.of("library"))
        .containsEntry("D5", Set.of("finance"))
        .containsEntry("D6", Set.of("supervisor"))
        .containsEntry("D7", Set.of("party_and_league"))
        .containsEntry("D8", Set.of("canteen_counter"))
        .containsEntry("D9", Set.of("information_centre"))
        .containsEntry("D10", Set.of("college"))
        .containsEntry("S1", Set.of("statuses of UNDERGRADUATE"))
        .containsEntry("S2", Set.of("statuses of POSTGRADUATE"))
        .containsEntry("S3", Set.of("statuses of UNDERGRADUATE", "statuses of POSTGRADUATE"))
        .containsEntry("C1", Set.of("card rights"))
        .containsEntry("C2", Set.of("UNDERGRADUATE GRADUATING", "refund BANK"))
        .containsEntry("C3", Set.of("UNDERGRADUATE CONTINUING"))
        .containsEntry("C4", Set.of("UNDERGRADUATE DEFERRAL_APPROVED"))
        .containsEntry("C5", Set.of("UNDERGRADUATE DEFERRAL_UNSETTLED"))
        .containsEntry("C6", Set.of("POSTGRADUATE GRADUATING", "refund BANK"))
        .containsEntry("C6b", Set.of("POSTGRADUATE CONTINUING"))
        .containsEntry("C6c", Set.of("POSTGRADUATE DEFERRAL_APPROVED"))
        .containsEntry(
            "C7",
            Set.of(
                "hall",
                "UNDERGRADUATE CONTINUING",
                "UNDERGRADUATE DEFERRAL_UNSETTLED",
                "POSTGRADUATE CONTINUING"))
        .containsEntry(
            "C8",
            Set.of(
                "canteen_counter",
                "refund CASH",
                "UNDERGRADUATE GRADUATING",
                "POSTGRADUATE GRADUATING"))
        .containsEntry("C9", Set.of("alumni card"))
        .containsEntry("K1", Set.of("information_centre"))
        .containsEntry("K2", Set.of("hall", "blockers"))
        .containsEntry("K3", Set.of("blockers"))
        .containsEntry("I1", Set.of("UNDERGRADUATE GRADUATING"))
        .containsEntry("I2", Set.of("UNDERGRADUATE CONTINUING"))
        .containsEntry(
            "I3", Set.of("UNDERGRADUATE DEFERRAL_APPROVED", "UNDERGRADUATE DEFERRAL_UNSETTLED"))
        .containsEntry("I4", Set.of("POSTGRADUATE GRADUATING"))
        .containsEntry("I5", Set.of("POSTGRADUATE CONTINUING"))
        .containsEntry("I6", Set.of("POSTGRADUATE DEFERRAL_APPROVED"));
  }

  @Test
  void theNoticeIsInTwoPlacesOnTheWeb() {
    assertThat(policy.notice().places())
        .extracting(place -> place.name().zh())
        .containsExactly("一卡通自助服务平台", "学生信息管理系统");
  }

  @Test
  void theLevelsKnowTheStatusesOfS1AndS2AndTheCollegeCorrectsThem() {
    assertThat(statuses(Level.UNDERGRADUATE).names())
        .containsOnlyKeys(Status.values())
        .extractingByKey(Status.CONTINUING)
        .extracting("zh")
        .isEqualTo("上本校研");
    assertThat(statuses(Level.POSTGRADUATE).names())
        .containsOnlyKeys(Status.GRADUATING, Status.CONTINUING, Status.DEFERRAL_APPROVED)
        .extractingByKey(Status.CONTINUING)
        .extracting("zh")
        .isEqualTo("上本校博");
    assertThat(statuses(Level.UNDERGRADUATE).correctedAt()).isEqualTo("college");
    assertThat(statuses(Level.POSTGRADUATE).correctedAt()).isEqualTo("college");
  }

  @Test
  void onlyCashIsBoundToTheWindow() {
    assertThat(policy.refunds().get(Refund.CASH)).extracting("withinWindow").isEqualTo(true);
    assertThat(policy.refunds().get(Refund.BANK)).extracting("withinWindow").isEqualTo(false);
  }

  private LevelStatuses statuses(Level level) {
    return java.util.Objects.requireNonNull(policy.statuses().get(level));
  }

  private void cited(OutcomeRule outcome) {
    String part = outcome.level() + " " + outcome.status();
    cited(part, outcome.rules());
    cited(part, outcome.balance().rules());
    cited(part, outcome.network().rules());
  }

  private void cited(String part, List<String> rules) {
    rules.forEach(rule -> parts.computeIfAbsent(rule, none -> new TreeSet<>()).add(part));
  }
}
