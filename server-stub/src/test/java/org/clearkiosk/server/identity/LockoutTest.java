package org.clearkiosk.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockoutTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void fourWrongTriesLeaveOne() {
    Lockout lockout = wrong(Lockout.NONE, 4, NOW);
    assertThat(lockout.triesLeft(NOW)).isEqualTo(1);
    assertThat(lockout.lockedSeconds(NOW)).isZero();
  }

  @Test
  void theFifthLocksForFifteenSeconds() {
    Lockout lockout = wrong(Lockout.NONE, 5, NOW);
    assertThat(lockout.triesLeft(NOW)).isZero();
    assertThat(lockout.lockedSeconds(NOW)).isEqualTo(15);
    assertThat(lockout.lockedSeconds(NOW.plusMillis(14_001))).isEqualTo(1);
    assertThat(lockout.lockedSeconds(NOW.plusSeconds(15))).isZero();
    assertThat(lockout.triesLeft(NOW.plusSeconds(15))).isEqualTo(5);
  }

  @Test
  void eachFurtherLockIsTwiceAsLongButAtMostADay() {
    Lockout lockout = Lockout.NONE;
    Instant now = NOW;
    int expected = 15;
    for (int lock = 0; lock < 40; lock++) {
      lockout = wrong(lockout, 5, now);
      assertThat(lockout.lockedSeconds(now)).isEqualTo(expected);
      now = now.plusSeconds(expected);
      expected = Math.min(2 * expected, 86_400);
    }
  }

  @Test
  void aLockOfAClockThatWasAheadHoldsForTwiceItsLengthAtMost() {
    Lockout third = wrong(wrong(wrong(Lockout.NONE, 5, NOW), 5, NOW), 5, NOW);
    assertThat(third.lockedSeconds(NOW.minusSeconds(60))).isEqualTo(120);
    Instant setBack = NOW.minusSeconds(3_600);
    assertThat(third.lockedSeconds(setBack)).isZero();
    assertThat(third.triesLeft(setBack)).isEqualTo(5);
    assertThat(wrong(third, 5, setBack).lockedSeconds(setBack)).isEqualTo(120);
  }

  private static Lockout wrong(Lockout from, int tries, Instant now) {
    Lockout lockout = from;
    for (int i = 0; i < tries; i++) {
      lockout = lockout.afterWrongTry(now);
    }
    return lockout;
  }
}
