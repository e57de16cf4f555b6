package org.clearkiosk.kiosk.app.technician;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.clearkiosk.kiosk.flow.PinAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The technician's PIN: six digits, kept as a salted, slow hash (PBKDF2, RFC 8018). After {@value
 * #TRIES} wrong ones in a row none is taken for 15 s, and for twice as long with each that follows,
 * at most an hour. The count is on disk before a try is compared, so neither a restart nor a pulled
 * plug gives tries back; a lock that was running begins anew then. The machine's clock plays no
 * part.
 */
public final class TechnicianPin {
  /** How many wrong tries there are before the first lock. */
  static final int TRIES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(TechnicianPin.class);
  private static final Duration FIRST_LOCK = Duration.ofSeconds(15);
  private static final Duration LONGEST_LOCK = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 8;

  /**
   * As OWASP's Password Storage Cheat Sheet has it for this function (2023). With SHA-256 it asks
   * for 600,000, which take a terminal's Java twice as long.
   */
  private static final int ITERATIONS = 210_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final HexFormat HEX = HexFormat.of();

  private final Path folder;
  private final LongSupplier nanoseconds;
  private int lockedAfter;
  private long lockedAt;

  /**
   * @param folder the terminal's data folder
   * @param nanoseconds a monotonic clock as {@link System#nanoTime()}
   */
  public TechnicianPin(Path folder, LongSupplier nanoseconds) {
    this.folder = folder;
    this.nanoseconds = nanoseconds;
  }

  /**
   * Sets the PIN of a data folder, and forgets what was tried before.
   *
   * @param digits six digits that are not easily guessed
   * @throws IllegalArgumentException when they are no such digits
   */
  public static void set(Path folder, String digits) throws IOException {
    if (!digits.matches("[0-9]{6}")) {
      throw new IllegalArgumentException("a technician's PIN has six digits");
    }
    if (digits.matches("(.)\\1{5}")
        || "01234567890".contains(digits)
        || "9876543210".contains(digits)) {
      throw new IllegalArgumentException("this PIN is guessed at once; take another");
    }
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    new PinRecord(HEX.formatHex(salt), ITERATIONS, hash(digits, salt, ITERATIONS), 0).write(folder);
  }

  /** Whether a PIN may be tried now. */
  public synchronized PinAnswer look() {
    try {
      return PinRecord.read(folder)
          .map(pin -> locked(pin).orElseGet(() -> answer(PinAnswer.Kind.ASKED, pin)))
          .orElse(new PinAnswer(PinAnswer.Kind.NONE, 0, 0));
    } catch (IOException e) {
      LOG.error("The technician's PIN cannot be read", e);
      return new PinAnswer(PinAnswer.Kind.NONE, 0, 0);
    }
  }

  /** Tries a PIN. Takes a second or so. */
  public synchronized PinAnswer check(String digits) {
    try {
      Optional<PinRecord> kept = PinRecord.read(folder);
      if (kept.isEmpty()) {
        return new PinAnswer(PinAnswer.Kind.NONE, 0, 0);
      }
      PinRecord pin = kept.get();
      Optional<PinAnswer> locked = locked(pin);
      if (locked.isPresent()) {
        return locked.get();
      }
      PinRecord counted = pin.withWrong(pin.wrong() + 1);
      counted.write(folder);
      byte[] tried = HEX.parseHex(hash(digits, HEX.parseHex(pin.salt()), pin.iterations()));
      if (MessageDigest.isEqual(tried, HEX.parseHex(pin.hash()))) {
        pin.withWrong(0).write(folder);
        LOG.info("A technician is let in");
        return new PinAnswer(PinAnswer.Kind.RIGHT, TRIES, 0);
      }
      LOG.warn("A wrong technician's PIN, {} in a row", counted.wrong());
      return locked(counted).orElseGet(() -> answer(PinAnswer.Kind.WRONG, counted));
    } catch (IOException e) {
      LOG.error("The technician's PIN cannot be read or its tries not be counted", e);
      return new PinAnswer(PinAnswer.Kind.NONE, 0, 0);
    }
  }

  private static PinAnswer answer(PinAnswer.Kind kind, PinRecord pin) {
    // After a lock each try may lead to the next
    return new PinAnswer(kind, Math.max(1, TRIES - pin.wrong()), 0);
  }

  /** A lock runs from the moment at which this process first saw its cause. */
  private Optional<PinAnswer> locked(PinRecord pin) {
    if (pin.wrong() < TRIES) {
      // A right PIN came between: the next lock is another one, even of as many tries
      lockedAfter = 0;
      return Optional.empty();
    }
    if (lockedAfter != pin.wrong()) {
      lockedAfter = pin.wrong();
      lockedAt = nanoseconds.getAsLong();
    }
    Duration left = lockAfter(pin.wrong()).minusNanos(nanoseconds.getAsLong() - lockedAt);
    return left.isNegative() || left.isZero()
        ? Optional.empty()
        : Optional.of(
            new PinAnswer(
                PinAnswer.Kind.LOCKED, 0, Math.toIntExact(left.plusMillis(999).toSeconds())));
  }

  private static Duration lockAfter(int wrong) {
    Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(MOST_DOUBLINGS, wrong - TRIES));
    return lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock;
  }

  private static String hash(String digits, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(digits.toCharArray(), salt, iterations, HASH_BITS);
    try {
      return HEX.formatHex(
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2WithHmacSHA512", e);
    } finally {
      spec.clearPassword();
    }
  }
}
