package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void everyScreenOfAVisitIsGoneThrough() {
    assertThat(
            Rehearsal.states(Language.ZH).stream().map(State::getClass).collect(Collectors.toSet()))
        .contains(
            State.Idle.class,
            State.Reading.class,
            State.Password.class,
            State.NoticeShown.class,
            State.Confirm.class,
            State.Submitting.class,
            State.ReceiptShown.class,
            State.HallSlip.class,
            State.Trouble.class);
  }
}
