package org.clearkiosk.kiosk.device;

import java.time.Duration;
import java.util.List;
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
   * Those that someone wants to hear of: of the places where a reader may be plugged in and never
   * was, only the first, and only when there is no reader at all.
   */
  public static List<ReaderStanding> worthTelling(List<ReaderStanding> all) {
    List<ReaderStanding> told = all.stream().filter(ReaderStanding::worthTelling).toList();
    return told.isEmpty() ? List.copyOf(all.subList(0, 1)) : told;
  }

  private boolean worthTelling() {
    return ready()
        || lastCard != null
        || (trouble != null && trouble != FailureCode.READER_MISSING);
  }

  /**
   * What became of a card.
   *
   * @param ago how long ago it was laid down
   * @param result its profile, or the short code of why it could not be read
   */
  public record LastCard(Duration ago, String result) {}
}
