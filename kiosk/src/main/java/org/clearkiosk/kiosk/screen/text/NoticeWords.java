package org.clearkiosk.kiosk.screen.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says of the student and of each office, for the eye and the ear (rules N2, S1 …
 * S3).
 */
public final class NoticeWords {
  private NoticeWords() {}

  /** Level and identity status. */
  public static List<String> standing(Wording words, Notice notice) {
    return List.of(words.say("level." + lower(notice.level())), status(words, notice));
  }

  /** As the year's rules call it; an older server has not told what that is. */
  private static String status(Wording words, Notice notice) {
    Text name = notice.statusName();
    if (name != null) {
      return words.of(name);
    }
    Status status = notice.status();
    return status == null
        ? words.say("status.missing")
        : words.say("status." + lower(notice.level()) + "." + lower(status));
  }

  /**
   * As whom the student clears, and who corrects that while there is time (rule S3).
   *
   * @param standing level and status in one
   */
  public static String beforeConfirming(Wording words, Notice notice, String standing) {
    return words.naming(notice.statusSetBy(), "confirm.status", standing);
  }

  /**
   * Until when there is time, or was.
   *
   * @param today the server's day; null where it has not told one
   */
  public static String until(Wording words, Notice notice, @Nullable LocalDate today) {
    LocalDate lastDay = notice.window().lastDay();
    boolean over = notice.verdict() == Verdict.CLOSED || (today != null && today.isAfter(lastDay));
    return words.say(over ? "notice.closed" : "notice.until", words.day(lastDay));
  }

  /**
   * Who corrects a wrong status (rule S3), while a terminal is still to finish its step by it. A
   * status that is not set is told of as what comes first.
   */
  public static Optional<String> correction(Wording words, Notice notice) {
    return notice.verdict() == Verdict.CLEAR || notice.verdict() == Verdict.HALL
        ? Optional.of(words.naming(notice.statusSetBy(), "notice.status-wrong"))
        : Optional.empty();
  }

  /**
   * What to do, where, when and what to bring, a line each; for a step that is finished here, not
   * where.
   */
  public static List<String> details(Wording words, OfficeBox box) {
    Text place = box.finishedHere() ? null : box.place();
    Stream<String> lines =
        Stream.of(box.detail(), place, box.hours()).filter(Objects::nonNull).map(words::of);
    Text bring = box.bring();
    return bring == null
        ? lines.toList()
        : Stream.concat(lines, Stream.of(words.say("office.bring", words.of(bring)))).toList();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
