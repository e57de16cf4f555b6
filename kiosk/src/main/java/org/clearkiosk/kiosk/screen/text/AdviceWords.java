package org.clearkiosk.kiosk.screen.text;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.State;
import org.jspecify.annotations.Nullable;

/**
 * Where to go with what no terminal can finish, for the eye and the ear: to the hall once the
 * window has closed (W1, C7), to the college without a status (S3).
 *
 * @param title what it is
 * @param safe what is safe
 * @param next what to do
 * @param where to go: the name, then place and hours as far as they are known; empty where no more
 *     is known than {@code next} says
 */
public record AdviceWords(String title, String safe, String next, List<String> where) {
  public AdviceWords {
    where = List.copyOf(where);
  }

  /** What is said of an advice. */
  public static AdviceWords of(Wording words, State.Advice state) {
    String key = "trouble." + state.reason().code();
    boolean closed = state.reason() == FailureCode.WINDOW_CLOSED;
    Window window = state.notice().window();
    return new AdviceWords(
        words.say(key + ".title"),
        closed
            ? words.say(key + ".safe", words.days(window.firstDay(), window.lastDay()))
            : words.say(key + ".safe"),
        words.say(key + ".next"),
        closed ? hall(words, state.terminal().today()) : college(words, state));
  }

  private static List<String> hall(Wording words, @Nullable Today today) {
    if (today == null) {
      return List.of();
    }
    Hall hall = today.hall();
    return where(words, hall.name(), hall.place(), hall.hours());
  }

  /** The college comes last on a notice (N3). */
  private static List<String> college(Wording words, State.Advice state) {
    List<OfficeBox> offices = state.notice().offices();
    if (offices.isEmpty()) {
      return List.of();
    }
    OfficeBox last = offices.get(offices.size() - 1);
    return last.place() == null && last.hours() == null
        ? List.of()
        : where(words, last.name(), last.place(), last.hours());
  }

  private static List<String> where(
      Wording words, Text name, @Nullable Text place, @Nullable Text hours) {
    return Stream.of(
            words.of(name),
            place == null ? null : words.of(place),
            hours == null ? null : words.say("hall.hours", words.of(hours)))
        .filter(Objects::nonNull)
        .toList();
  }
}
