package org.clearkiosk.kiosk.app;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What those who keep a terminal running want of it.
 *
 * @param finishWithin how long a student may take to finish after SIGTERM, 0 to 600 s
 * @param technicianCards the SHA-256 of the numbers of the technicians' cards, in lower-case
 *     hexadecimal; none of them is a student's
 * @param cursor whether the pointer is shown
 * @param logFormat how the log is written
 */
record Upkeep(
    Duration finishWithin, Set<String> technicianCards, boolean cursor, LogFormat logFormat) {
  private static final int MOST_SECONDS = 600;

  Upkeep {
    if (finishWithin.isNegative() || finishWithin.toSeconds() > MOST_SECONDS) {
      throw new IllegalArgumentException("there are 0 to %d seconds".formatted(MOST_SECONDS));
    }
    technicianCards =
        technicianCards.stream()
            .map(digest -> digest.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    if (!technicianCards.stream().allMatch(digest -> digest.matches("[0-9a-f]{64}"))) {
      throw new IllegalArgumentException(
          "a technician's card is the SHA-256 of its number, 64 hexadecimal digits;"
              + " \"bin/kiosk technician-card\" prints it");
    }
  }
}
