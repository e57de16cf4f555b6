package org.clearkiosk.kiosk.device;

import java.time.Duration;
import org.clearkiosk.clearance.model.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * How a reader is. Nothing of a student: of a card no more than what became of reading it.
 *
 * @param name the reader's place at the terminal
 * @param system the name under which the operating system knows it; null while there is none
 * @param heard whether it has said anything yet
 * @param trouble why it reads no cards; null when it does
 * @param lastCard what became of the last card; null while there was none
 */
public record ReaderStanding(
    String name,
    @Nullable String system,
    boolean heard,
    @Nullable FailureCode trouble,
    @Nullable LastCard lastCard) {

  /** Whether it reads cards. */
  public boolean ready() {
    return heard && trouble == null;
  }

  /**
   * What became of a card.
   *
   * @param ago how long ago it was laid down
   * @param result its profile, or the short code of why it could not be read
   */
  public record LastCard(Duration ago, String result) {}
}
