package org.clearkiosk.server.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * How wrong query passwords lock a card: every {@value #TRIES} of them in a row, first for 15
 * seconds, each further time for twice as long, at most for a day. The right password, given while
 * it is not locked, starts anew.
 *
 * <p>Counted in real time, not in business time: a guesser's pace is real.
 *
 * @param wrongTries wrong tries since the last lock, 0 to {@value #TRIES} - 1
 * @param locks how many locks there were since the last right password
 * @param lockedUntil when the last lock ends or ended; where that lies further ahead than twice the
 *     lock's length, it was written before the clock was set back, and holds no more
 */
public record Lockout(int wrongTries, int locks, Instant lockedUntil) {
  /** How many wrong tries lock. */
  public static final int TRIES = 5;

  /** Where no wrong password is on record. */
  public static final Lockout NONE = new Lockout(0, 0, Instant.EPOCH);

  private static final Duration FIRST_LOCK = Duration.ofSeconds(15);
  private static final Duration LONGEST_LOCK = Duration.ofDays(1);
  private static final int DOUBLINGS_TO_THE_LONGEST = 13;

  /** How many wrong tries are left before the next lock; 0 while locked. */
  public int triesLeft(Instant now) {
    return lockedSeconds(now) > 0 ? 0 : TRIES - wrongTries;
  }

  /** How long the lock still holds, in whole seconds, rounded up; 0 when it does not. */
  public int lockedSeconds(Instant now) {
    if (locks == 0) {
      return 0;
    }
    Duration rest = Duration.between(now, lockedUntil);
    boolean holds =
        !rest.isNegative() && rest.compareTo(lengthAfter(locks - 1).multipliedBy(2)) <= 0;
    return holds ? Math.toIntExact(rest.plusMillis(999).toSeconds()) : 0;
  }

  /** What one more wrong try makes of it. */
  public Lockout afterWrongTry(Instant now) {
    if (wrongTries + 1 < TRIES) {
      return new Lockout(wrongTries + 1, locks, lockedUntil);
    }
    return new Lockout(0, locks + 1, now.plus(lengthAfter(locks)));
  }

  /** How long a lock is that comes after so many others. */
  private static Duration lengthAfter(int before) {
    Duration length = FIRST_LOCK.multipliedBy(1L << Math.min(before, DOUBLINGS_TO_THE_LONGEST));
    return length.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : length;
  }
}
