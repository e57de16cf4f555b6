package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.Verdict;
import org.junit.jupiter.api.Test;

/** The session of a card that can be copied names no one before the query password. */
class CardThatCanBeCopiedTest {
  private static final Attempt ATTEMPT = new Attempt(8);

  @Test
  void theNameIsShownWithTheNotice() {
    State idle = new State.Idle(Samples.terminal(false, 7), TimeLeft.ENDLESS);
    State reading = Flow.arrive(idle, new Event.CardIdentified(1)).next();
    Session unnamed = new Session(Samples.SESSION, null, 5, 0, Samples.NOON);
    State password = Flow.arrive(reading, new Event.SessionOpened(ATTEMPT, unnamed)).next();
    assertThat(password).isInstanceOf(State.Password.class);
    assertThat(password.maskedName()).isEmpty();
    State checking = password;
    for (int digit = 0; digit < 6; digit++) {
      checking = Flow.arrive(checking, new Event.Touched(new Touch.Digit(digit))).next();
    }
    assertThat(checking).isInstanceOf(State.CheckingPassword.class);
    assertThat(checking.maskedName()).isEmpty();
    State notice =
        Flow.arrive(
                checking,
                new Event.PasswordAccepted(
                    checking.terminal().lastAttempt(), Samples.notice(Verdict.CLEAR)))
            .next();
    assertThat(notice).isInstanceOf(State.NoticeShown.class);
    assertThat(notice.maskedName()).contains(Samples.MASKED_NAME);
  }
}
