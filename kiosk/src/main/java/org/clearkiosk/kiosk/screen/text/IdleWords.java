package org.clearkiosk.kiosk.screen.text;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Today;
import org.jspecify.annotations.Nullable;

/**
 * What is said where no one is being served: place the card, while some level's window is open;
 * else from which day on, or that it is over and where to go now (rules W1, C7). A card is answered
 * all the same, whatever the day.
 *
 * @param season whether any window is open, or still to come
 * @param title in large type
 * @param note what to know about it
 */
public record IdleWords(Season season, String title, String note) {
  /** Where the day lies, seen from the windows of all levels. */
  public enum Season {
    /** No window has opened yet. */
    BEFORE,
    /** A window is open, or the day is not known. */
    OPEN,
    /** One has closed and another is still to open. */
    BETWEEN,
    /** All have closed. */
    OVER
  }

  /**
   * The words of a day.
   *
   * @param today null while the server has not been heard of
   */
  public static IdleWords of(Wording words, @Nullable Today today) {
    if (today == null) {
      return inviting(words, null);
    }
    LocalDate date = today.now().toLocalDate();
    List<Today.LevelWindow> windows = today.windows();
    if (windows.isEmpty() || windows.stream().anyMatch(window -> openOn(window, date))) {
      return inviting(words, today.office());
    }
    Optional<LocalDate> opens =
        windows.stream()
            .map(Today.LevelWindow::firstDay)
            .filter(date::isBefore)
            .min(Comparator.naturalOrder());
    if (opens.isEmpty()) {
      return new IdleWords(
          Season.OVER,
          words.say("idle.over.title"),
          words.say(
              "idle.over.note", words.of(today.hall().name()), words.of(today.hall().place())));
    }
    boolean anyClosed = windows.stream().anyMatch(window -> date.isAfter(window.lastDay()));
    return new IdleWords(
        anyClosed ? Season.BETWEEN : Season.BEFORE,
        words.say(anyClosed ? "idle.between.title" : "idle.before.title", words.day(opens.get())),
        anyClosed
            ? words.say("idle.between.note")
            : words.naming(today.office(), "idle.before.note"));
  }

  private static IdleWords inviting(Wording words, @Nullable Text office) {
    return new IdleWords(Season.OPEN, words.say("idle.title"), words.naming(office, "idle.note"));
  }

  private static boolean openOn(Today.LevelWindow window, LocalDate date) {
    return !date.isBefore(window.firstDay()) && !date.isAfter(window.lastDay());
  }
}
