package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.SectorKeyGrant;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.kiosk.flow.Event;
import org.junit.jupiter.api.Test;

/** When the server counts as up and as down; the waits are values, no one waits. */
class LinkWatchTest {
  private static final Today TODAY = BusinessClockTest.today("2012-06-12T09:00:00+08:00");

  private final Deque<Answer<Today>> answers = new ArrayDeque<>();
  private final List<Event> events = new ArrayList<>();
  private final AtomicInteger back = new AtomicInteger();
  private final LinkWatch watch =
      new LinkWatch(
          new Server(),
          new BusinessClock(() -> 0),
          events::add,
          back::incrementAndGet,
          new SplittableRandom(1));

  @Test
  void oneFailureIsNotYetAnOutage() {
    answers.add(new Answer.Ok<>(TODAY));
    answers.add(new Answer.TooSlow<>());
    answers.add(new Answer.Ok<>(TODAY));
    assertThat(watch.look()).isEqualTo(LinkWatch.WHEN_UP);
    assertThat(watch.look()).isEqualTo(LinkWatch.WHEN_IN_DOUBT);
    assertThat(watch.look()).isEqualTo(LinkWatch.WHEN_UP);
    assertThat(events).containsExactly(new Event.ServerUp(TODAY), new Event.ServerUp(TODAY));
    assertThat(back).hasValue(1);
  }

  @Test
  void twoAreAndTheReturnIsTold() {
    answers.add(new Answer.Ok<>(TODAY));
    answers.add(new Answer.TooSlow<>());
    answers.add(new Answer.Unreachable<>());
    answers.add(new Answer.Ok<>(TODAY));
    for (int i = 0; i < 4; i++) {
      watch.look();
    }
    assertThat(events)
        .containsExactly(
            new Event.ServerUp(TODAY),
            new Event.ServerDown(FailureCode.SERVER_UNREACHABLE),
            new Event.ServerUp(TODAY));
    assertThat(back).hasValue(2);
  }

  @Test
  void theFirstFailureOfAllIsToldAtOnce() {
    answers.add(new Answer.Untrusted<>());
    assertThat(watch.look()).isEqualTo(LinkWatch.WHEN_DOWN);
    assertThat(events).containsExactly(new Event.ServerDown(FailureCode.SERVER_UNTRUSTED));
  }

  @Test
  void aBusyServerIsLeftAlone() {
    answers.add(new Answer.Busy<>(40));
    assertThat(watch.look()).hasSeconds(40);
  }

  @Test
  void terminalsInStepComeApartAndNoneComesSooner() {
    assertThat(LinkWatch.spread(LinkWatch.WHEN_UP, 0)).hasSeconds(15);
    assertThat(LinkWatch.spread(LinkWatch.WHEN_UP, 0.5)).hasMillis(16_500);
    assertThat(LinkWatch.spread(LinkWatch.WHEN_UP, Math.nextDown(1.0))).hasSeconds(18);
  }

  private final class Server implements CentralServer {
    @Override
    public Answer<Today> today() {
      return answers.remove();
    }

    @Override
    public Answer<Challenge> challenge(ChallengeRequest request) {
      throw new AssertionError("not asked here");
    }

    @Override
    public Answer<SectorKeyGrant> sectorKey(SectorKeyRequest request) {
      throw new AssertionError("not asked here");
    }

    @Override
    public Answer<Session> openSession(SessionRequest request) {
      throw new AssertionError("not asked here");
    }

    @Override
    public Answer<Notice> checkPassword(String session, PasswordRequest request) {
      throw new AssertionError("not asked here");
    }

    @Override
    public Answer<Done> endSession(String session) {
      throw new AssertionError("not asked here");
    }

    @Override
    public Answer<Receipt> complete(String event) {
      throw new AssertionError("not asked here");
    }
  }
}
