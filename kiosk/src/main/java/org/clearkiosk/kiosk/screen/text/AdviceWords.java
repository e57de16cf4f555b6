package org.clearkiosk.kiosk.screen.text;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.State;
import org.jspecify.annotations.Nullable;

/**
 * Where to go with what no terminal can finish, for the eye and the ear: to the hall once the
 * window has closed (W1, C7), without a status to the office that sets it (S3).
 *
 * @param title what it is
 * @param safe what is safe
 * @param next what to do
 * @param where to go: a name, then what else is known of place and hours; empty where no more is
 *     known than {@code next} says
 */
public record AdviceWords(String title, String safe, String next, List<String> where) {
  public AdviceWords {
    where = List.copyOf(where);
  }

  /** What is said of an advice. */
  public static AdviceWords of(Wording words, State.Advice state) {
    return state.reason() == FailureCode.WINDOW_CLOSED
        ? closed(words, state)
        : withoutStatus(words, state);
  }

  private static AdviceWords closed(Wording words, State.Advice state) {
    String key = key(state);
    Window window = state.notice().window();
    return new AdviceWords(
        words.say(key + ".title"),
        words.say(key + ".safe", words.days(window.firstDay(), window.lastDay())),
        words.say(key + ".next"),
        hall(words, state.terminal().today()));
  }

  private static AdviceWords withoutStatus(Wording words, State.Advice state) {
    String key = key(state);
    List<String> where = statusOffice(words, state.notice());
    return new AdviceWords(
        words.say(key + ".title"),
        words.say(key + ".safe"),
        words.say(where.isEmpty() ? key + ".next" : "advice.status"),
        where);
  }

  private static String key(State.Advice state) {
    return "trouble." + state.reason().code();
  }

  private static List<String> hall(Wording words, @Nullable Today today) {
    if (today == null) {
      return List.of();
    }
    Hall hall = today.hall();
    return where(words, hall.name(), hall.place(), hall.hours());
  }

  /**
   * The office that sets the status, as the box of the terminals' step names it: the policy says
   * which one it is. Without that box nothing is known of it, as from an older server.
   */
  private static List<String> statusOffice(Wording words, Notice notice) {
    return notice.offices().stream()
        .filter(box -> box.next() && !box.finishedHere())
        .flatMap(
            box ->
                box.place() == null
                    ? Stream.empty()
                    : where(words, box.place(), null, box.hours()).stream())
        .toList();
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
