package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.junit.jupiter.api.Test;

/** Who has no balance is asked for no refund, and sends none, whatever the rules would offer. */
class NothingToRefundTest {
  @Test
  void withoutABalanceThereIsNothingToChooseAndNothingSent() {
    State.Confirm confirm = confirm(0, 0);

    assertThat(confirm.refund()).isNull();
    assertThat(confirm.refundCanChange()).isFalse();
    assertThat(confirmed(confirm).refund()).isNull();
  }

  @Test
  void withABalanceOfEitherThereIs() {
    for (State.Confirm confirm : List.of(confirm(1, 0), confirm(0, 1))) {
      assertThat(confirm.refund()).isEqualTo(Refund.BANK);
      assertThat(confirm.refundCanChange()).isTrue();
      assertThat(confirmed(confirm).refund()).isEqualTo(Refund.BANK);
    }
  }

  private static State.Confirm confirm(long cardFen, long networkFen) {
    Student student =
        new Student(
            "08281001",
            "林志远",
            Level.UNDERGRADUATE,
            Status.GRADUATING,
            Set.of(),
            Set.of(),
            null,
            cardFen,
            networkFen,
            "3306");
    State.NoticeShown notice =
        new State.NoticeShown(
            Samples.terminal(true, 7),
            OpenSession.begun("session", "林*远"),
            SampleNotices.notice(
                SampleNotices.POLICY, student, "林*远", List.of(), LocalDate.of(2012, 6, 12)),
            TimeLeft.all(Delays.UNTOUCHED));
    State.Confirm confirm =
        (State.Confirm) Flow.arrive(notice, new Event.Touched(Touch.Button.PRIMARY)).next();
    return (State.Confirm) Flow.arrive(confirm, new Event.Armed(confirm.attempt())).next();
  }

  private static Confirmation confirmed(State.Confirm confirm) {
    return Flow.arrive(confirm, new Event.Touched(Touch.Button.CONFIRM)).effects().stream()
        .filter(Effect.Keep.class::isInstance)
        .map(Effect.Keep.class::cast)
        .findFirst()
        .orElseThrow()
        .confirmation();
  }
}
