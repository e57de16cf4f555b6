package org.clearkiosk.clearance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.clearkiosk.clearance.model.BalanceOutcome.How;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.model.ChargedMonths;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.UnchargedMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the guide: what clearing means for each level and status (C2 … C6c, I1 … I6). */
class OutcomeTest {
  private final Policy policy = Policies.ofYear("2012").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "UNDERGRADUATE, GRADUATING,         2012-06-26, BANK_REFUND,         2012-07-15, 2012-06-26, 2012-06-26, false, C2,  I1",
    "UNDERGRADUATE, CONTINUING,         2012-09-15, SPEND_OR_MOVE,       2012-09-15,           , 2012-09-15, true,  C3,  I2",
    "UNDERGRADUATE, DEFERRAL_APPROVED,  2013-07-15, STAYS,                         ,           ,           , true,  C4,  I3",
    "UNDERGRADUATE, DEFERRAL_UNSETTLED, 2012-09-15, STAYS_UNTIL_SETTLED, 2012-09-15,           ,           , true,  C5,  I3",
    "POSTGRADUATE,  GRADUATING,         2012-07-16, BANK_REFUND,         2012-09-10, 2012-07-16, 2012-07-16, false, C6,  I4",
    "POSTGRADUATE,  CONTINUING,         2012-09-15, SPEND_OR_MOVE,       2012-09-15,           , 2012-09-15, true,  C6b, I5",
    "POSTGRADUATE,  DEFERRAL_APPROVED,  2013-07-15, STAYS,                         ,           ,           , true,  C6c, I6",
  })
  void followsTheGuide(
      Level level,
      Status status,
      LocalDate cardStopsOn,
      How how,
      @Nullable LocalDate by,
      @Nullable LocalDate refundedOn,
      @Nullable LocalDate worksUntil,
      boolean chargedAsUsual,
      String cardRule,
      String networkRule) {
    Outcome outcome = policy.outcome(level, status).orElseThrow();

    assertThat(outcome.cardStopsOn()).isEqualTo(cardStopsOn);
    assertThat(outcome.balance().how()).isEqualTo(how);
    assertThat(outcome.balance().by()).isEqualTo(by);
    assertThat(outcome.network().refundedOn()).isEqualTo(refundedOn);
    assertThat(outcome.network().worksUntil()).isEqualTo(worksUntil);
    assertThat(outcome.network().chargedAsUsual()).isEqualTo(chargedAsUsual);
    assertThat(outcome.rules()).contains("S3", "C1", cardRule, networkRule);
    assertThat(outcome.cardRules().stops()).containsExactly(cardRule);
    assertThat(outcome.balance().rules()).contains(cardRule);
    assertThat(outcome.network().rules()).contains(networkRule);
  }

  @Test
  void offersCashOnlyWhereTheBalanceIsPaidOut() {
    for (OutcomeRule rule : policy.outcomes()) {
      if (rule.balance().how() == How.BANK_REFUND) {
        assertThat(rule.refundChoices()).containsExactly(Refund.BANK, Refund.CASH);
        assertThat(rule.balance().rules()).contains("C8");
      } else {
        assertThat(rule.refundChoices()).isEmpty();
      }
    }
  }

  @Test
  void knowsNoUnsettledDeferralOfAPostgraduate() {
    Optional<Outcome> outcome = policy.outcome(Level.POSTGRADUATE, Status.DEFERRAL_UNSETTLED);

    assertThat(outcome).isEmpty();
  }

  @Test
  void saysWhichReadingOfTheGuideItTakesForPostgraduateDeferrals() {
    assertThat(policy.outcomes())
        .filteredOn(rule -> rule.rules().contains("C6c"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.reading()).isNotBlank());
  }

  @ParameterizedTest
  @CsvSource({
    "UNDERGRADUATE, 2012-06, 2012-07-01",
    "POSTGRADUATE,  2012-07, 2012-08-01",
  })
  void theMonthOfARefundNeedsMoneyFirstAndIsNeverCharged(
      Level level, YearMonth month, LocalDate runOn) {
    NetworkOutcome network = outcome(level, Status.GRADUATING).network();

    assertThat(network.unchargedMonth()).isEqualTo(new UnchargedMonth(month, runOn));
    assertThat(network.chargedMonths()).isNull();
    assertThat(network.afterEnrolling()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UNDERGRADUATE, 2012-06, 2012-08, 研究生, postgraduate",
    "POSTGRADUATE,  2012-07, 2012-08, 博士生, doctoral",
  })
  void whoContinuesIsChargedInSummerAndChangesTheAccountAfterwards(
      Level level, YearMonth from, YearMonth to, String zh, String en) {
    NetworkOutcome network = outcome(level, Status.CONTINUING).network();

    assertThat(network.chargedMonths()).isEqualTo(new ChargedMonths(from, to));
    assertThat(network.unchargedMonth()).isNull();
    assertThat(network.afterEnrolling()).hasSize(3);
    assertThat(network.afterEnrolling().get(0).zh()).contains(zh, "学号", "入网端口");
    assertThat(network.afterEnrolling().get(1).en()).contains(en, "card");
    assertThat(network.afterEnrolling().get(2).zh()).contains("服务大厅");
  }

  @Test
  void theStepEndsLibraryBorrowingAndNothingElse() {
    for (OutcomeRule rule : policy.outcomes()) {
      assertThat(outcome(rule.level(), rule.status()).cardRightsEnded())
          .extracting(CardRight::id)
          .containsExactly("library_borrowing");
    }
  }

  @Test
  void aCardCanBecomeAnAlumniCard() {
    Outcome outcome = outcome(Level.UNDERGRADUATE, Status.GRADUATING);

    assertThat(outcome.alumniCard()).isNotNull().extracting(Text::zh).asString().contains("盖章");
    assertThat(outcome.rules()).containsExactly("S1", "S3", "C1", "C2", "C8", "I1", "C9");
    assertThat(outcome.cardRules().alumni()).containsExactly("C9");
    assertThat(outcome.cardRules().rights()).containsExactly("C1");
  }

  @Test
  void onlyARefundNamesABank() {
    for (OutcomeRule rule : policy.outcomes()) {
      assertThat(rule.balance().bank() != null).isEqualTo(rule.balance().how() == How.BANK_REFUND);
    }
  }

  private Outcome outcome(Level level, Status status) {
    return policy.outcome(level, status).orElseThrow();
  }
}
