package org.clearkiosk.kiosk.screen.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Ticket;
import org.clearkiosk.kiosk.flow.Language;
import org.jspecify.annotations.Nullable;

/** How a language says things: the terminal's own words, the server's, days, times and money. */
public final class Wording {
  /** Keeps a number and its unit on one line. */
  private static final char NO_BREAK = '\u00a0';

  private static final int MINUTE = 60;
  private static final int MINUTES_OF_AN_HOUR = 60;

  private final Language language;
  private final Texts texts;
  private final int year;

  private Wording(Language language, int year) {
    this.language = language;
    this.texts = Texts.in(language);
    this.year = year;
  }

  /**
   * The wording of a language.
   *
   * @param year the year that goes without saying
   */
  public static Wording in(Language language, int year) {
    return new Wording(language, year);
  }

  /** One of the terminal's own texts. */
  public String say(String key, Object... fillings) {
    return texts.get(key, fillings);
  }

  /**
   * One of the terminal's own texts that names an office, as the last of its fillings.
   *
   * @param office what it is called; null where an older server has not told: then the text {@code
   *     key.any} is said, which does without
   */
  public String naming(@Nullable Text office, String key, Object... others) {
    if (office == null) {
      return say(key + ".any", others);
    }
    Object[] fillings = Arrays.copyOf(others, others.length + 1);
    fillings[others.length] = of(office);
    return say(key, fillings);
  }

  /** A text of the server's, in this language. */
  public String of(Text text) {
    return chinese() ? text.zh() : text.en();
  }

  private boolean chinese() {
    return language == Language.ZH;
  }

  /** A day: {@code 6 月 12 日} or {@code 12 June}; with its year where that is another one. */
  public String day(LocalDate day) {
    if (day.getYear() == year) {
      return written(day, "M 月 d 日", "d MMMM");
    }
    return written(day, "y 年 M 月 d 日", "d MMMM y");
  }

  /** A month without its year: {@code 6 月} or {@code June}. */
  public String month(LocalDate day) {
    return written(day, "M 月", "MMMM");
  }

  /** The same of a month that knows its year. */
  public String month(YearMonth month) {
    return month(month.atDay(1));
  }

  /** A day with its weekday: {@code 6 月 12 日 星期二} or {@code Tuesday 12 June}. */
  public String dayAndWeekday(LocalDate day) {
    return written(day, "M 月 d 日 EEEE", "EEEE d MMMM");
  }

  /** The days from one to another, both included: {@code 6 月 11 — 20 日} or {@code 11–20 June}. */
  public String days(LocalDate first, LocalDate last) {
    boolean sameMonth = first.getYear() == last.getYear() && first.getMonth() == last.getMonth();
    if (!sameMonth || first.equals(last)) {
      return first.equals(last) ? day(first) : day(first) + (chinese() ? " — " : " – ") + day(last);
    }
    return chinese()
        ? written(first, "M 月 d", "") + noBreak(" — " + last.getDayOfMonth() + " 日")
        : first.getDayOfMonth() + "–" + day(last);
  }

  /** A day and time: {@code 6 月 12 日 10:24} or {@code 12 June, 10:24}. */
  public String moment(OffsetDateTime moment) {
    String time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(moment);
    return day(moment.toLocalDate()) + (chinese() ? " " : ", ") + time;
  }

  /** The same to the second: {@code 6 月 12 日 10:24:03} or {@code 12 June, 10:24:03}. */
  public String second(OffsetDateTime moment) {
    return moment(moment) + DateTimeFormatter.ofPattern(":ss", Locale.ROOT).format(moment);
  }

  /** Money: {@code 1,058.80 元} or {@code ¥1,058.80}. */
  public String money(long fen) {
    String sign = fen < 0 ? "-" : "";
    String yuan = String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(fen, 2).abs());
    return chinese() ? sign + yuan + NO_BREAK + "元" : sign + "¥" + yuan;
  }

  /** A place in the hall's line: with its day, since it counts on no other. */
  public String ticket(Ticket ticket) {
    return String.format(
        Locale.ROOT,
        "%02d%02d-%03d",
        ticket.day().getMonthValue(),
        ticket.day().getDayOfMonth(),
        ticket.number());
  }

  /**
   * A time that counts down: {@code 29 分 55 秒} or {@code 29 min 55 s}; from an hour on without the
   * seconds, {@code 2 小时 5 分} or {@code 2 h 5 min}.
   */
  public String countdown(int seconds) {
    Duration left = Duration.ofSeconds(seconds);
    if (left.toHours() > 0) {
      return noBreak(say("countdown.hours", left.toHours(), left.toMinutesPart()));
    }
    return noBreak(
        left.toMinutes() == 0
            ? say("countdown.seconds", seconds)
            : say("countdown.minutes", left.toMinutes(), left.toSecondsPart()));
  }

  /** When to try again, in hours and minutes as {@link #countdown}; never told too early. */
  public String later(int seconds) {
    if (seconds <= MINUTE) {
      return say("trouble.later", seconds);
    }
    int minutes = (seconds + MINUTE - 1) / MINUTE;
    return minutes < MINUTES_OF_AN_HOUR
        ? say("trouble.later.minutes", minutes)
        : say("trouble.later.hours", minutes / MINUTES_OF_AN_HOUR, minutes % MINUTES_OF_AN_HOUR);
  }

  /**
   * How many tries are left.
   *
   * @param left 0 where that is not known: after a lock only the next answer tells
   * @return empty where it is not known
   */
  public Optional<String> tries(int left) {
    return left == 0 ? Optional.empty() : Optional.of(say("password.tries", left));
  }

  private String written(LocalDate day, String chinesePattern, String englishPattern) {
    String pattern = chinese() ? chinesePattern : englishPattern;
    return noBreak(DateTimeFormatter.ofPattern(pattern, texts.locale()).format(day));
  }

  private static String noBreak(String text) {
    return text.replace(' ', NO_BREAK);
  }
}
