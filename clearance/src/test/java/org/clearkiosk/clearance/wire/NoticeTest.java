package org.clearkiosk.clearance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Window;
import org.junit.jupiter.api.Test;

/** What a notice says of money, and what it need not carry. */
class NoticeTest {
  @Test
  void theMergedBalanceIsBothTogether() {
    assertThat(notice(1880, 4000).mergedFen()).isEqualTo(5880);
    assertThatThrownBy(() -> notice(Long.MAX_VALUE, 1).mergedFen())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aBalanceIsNotNegative() {
    assertThatThrownBy(() -> notice(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> notice(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStepThatTheHallFinishedHasNoReceiptOnTheWireEither() throws Exception {
    Notice notice = notice(0, 0);
    String text = Json.write(notice);

    assertThat(text).doesNotContain("receipt").doesNotContain("mergedFen");
    assertThat(Json.read(text, Notice.class)).isEqualTo(notice);
  }

  private static Notice notice(long cardFen, long networkFen) {
    LocalDate day = LocalDate.of(2012, 6, 11);
    return new Notice(
        "08281001",
        "林*远",
        Level.UNDERGRADUATE,
        null,
        null,
        null,
        new Window(day, day, List.of("W1")),
        List.of(),
        Verdict.ALREADY_DONE,
        List.of(),
        List.of(),
        null,
        null,
        null,
        cardFen,
        networkFen,
        null,
        null);
  }

  @Test
  void theHallNeedsAReasonAndAClearStepItsOutcome() {
    assertThatThrownBy(() -> notice(Verdict.HALL)).hasMessage("reasons: hall needs one");
    assertThatThrownBy(() -> notice(Verdict.CLEAR)).hasMessage("outcome: clear needs one");
    assertThat(notice(Verdict.NOT_YET)).hasToString("Notice[NOT_YET]");
  }

  private static Notice notice(Verdict verdict) {
    LocalDate day = LocalDate.of(2012, 6, 11);
    return new Notice(
        "08281001",
        "林*远",
        Level.UNDERGRADUATE,
        null,
        null,
        null,
        new Window(day, day, List.of("W1")),
        List.of(),
        verdict,
        List.of(),
        List.of(),
        null,
        null,
        null,
        0,
        0,
        null,
        null);
  }
}
