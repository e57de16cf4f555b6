package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.junit.jupiter.api.Test;

/** A confirmation that the server refuses for what it has found since the notice. */
class RefusedConfirmationTest {
  private final State.HallSlip slip =
      (State.HallSlip)
          Objects.requireNonNull(SampleStates.all().get("hall-after-confirming"))
              .apply(Language.EN);

  @Test
  void theSlipHasThePlaceInTheHallsLine() {
    assertThat(slip.afterConfirming()).isTrue();
    assertThat(Objects.requireNonNull(slip.ticket()).signed()).isNotNull();
  }

  @Test
  void whoLooksAtTheNoticeOnceMoreFindsTheSamePlaceAgain() {
    State notice = Flow.arrive(slip, new Event.Touched(Touch.Button.SEE_NOTICE)).next();
    State again = Flow.arrive(notice, new Event.Touched(Touch.Button.PRIMARY)).next();
    assertThat(((State.HallSlip) again).ticket()).isEqualTo(slip.ticket());
    assertThat(((State.HallSlip) again).reasons()).isEqualTo(slip.reasons());
  }

  /** The notice said that this terminal finishes the step; it must not go on saying so. */
  @Test
  void theNoticeSendsToTheHallThen() {
    State.NoticeShown notice =
        (State.NoticeShown) Flow.arrive(slip, new Event.Touched(Touch.Button.SEE_NOTICE)).next();

    assertThat(notice.notice().offices())
        .filteredOn(box -> box.office().equals("information_centre"))
        .singleElement()
        .satisfies(
            box -> {
              assertThat(box.finishedHere()).isFalse();
              assertThat(box.next()).isTrue();
              assertThat(box.detail().zh()).isEqualTo("有 2 件事要先到服务大厅处理");
              assertThat(Objects.requireNonNull(box.place()).zh()).contains("学生活动中心一层");
            });
  }
}
