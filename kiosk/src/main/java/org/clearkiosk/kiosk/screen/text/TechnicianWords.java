package org.clearkiosk.kiosk.screen.text;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.jspecify.annotations.Nullable;

/**
 * What a technician is told, in words: times in the campus's zone, how long ago, and what the short
 * codes and the server's refusals mean.
 *
 * @param words the language
 * @param zone the campus's, as the server has it; null before the server's first word: times are
 *     told in their own then
 */
public record TechnicianWords(Wording words, @Nullable ZoneOffset zone) {
  private static final Pattern ENDS_WITH_CODE = Pattern.compile("(?:.* )?([A-Z]-[0-9]{2})");

  /** What was found; empty where the standing says it all. */
  public String value(Finding finding) {
    return String.join(
        words.say("separator"),
        Stream.of(time(finding), explained(finding.value()))
            .filter(text -> !text.isEmpty())
            .toList());
  }

  private String time(Finding finding) {
    OffsetDateTime moment = finding.moment();
    if (moment != null) {
      return finding.subject() == Finding.Subject.CERTIFICATE_END
          ? words.day(here(moment).toLocalDate())
          : moment(moment);
    }
    Long seconds = finding.seconds();
    if (seconds == null) {
      return "";
    }
    Duration time = Duration.ofSeconds(seconds);
    return finding.subject() == Finding.Subject.LAST_CARD ? ago(time) : lasting(time);
  }

  /** When, and which, where it has a number. */
  public String head(TechnicianReport.Line line) {
    String when = moment(line.when());
    return line.what().isEmpty() ? when : when + "   " + line.what();
  }

  /** What about it. */
  public String more(TechnicianReport.Line line) {
    Finding.Subject state = line.state();
    if (state == null) {
      return line.more();
    }
    String said = words.say("technician.subject." + lower(state));
    return line.more().isEmpty() ? said : said + words.say("separator") + reason(line.more());
  }

  /** Why the server did not take something: by the kind of problem, or by a short code. */
  private String reason(String answer) {
    return ProblemType.FOR_GOOD.stream()
        .filter(type -> type.uri().equals(answer))
        .findFirst()
        .map(type -> words.say("technician.refusal." + lower(type)))
        .orElseGet(() -> explained(answer));
  }

  /** The same; where it ends with a short code, with what that means. */
  private String explained(String value) {
    Matcher matcher = ENDS_WITH_CODE.matcher(value);
    return matcher.matches()
        ? code(matcher.group(1))
            .map(code -> value + " " + words.say("trouble." + code.code() + ".title"))
            .orElse(value)
        : value;
  }

  private static Optional<FailureCode> code(String text) {
    return Arrays.stream(FailureCode.values()).filter(code -> code.code().equals(text)).findFirst();
  }

  /** A time to the second. */
  String moment(OffsetDateTime moment) {
    OffsetDateTime here = here(moment);
    return words.second(here)
        + (zone == null && here.getOffset().equals(ZoneOffset.UTC) ? " UTC" : "");
  }

  private OffsetDateTime here(OffsetDateTime moment) {
    return zone == null ? moment : moment.withOffsetSameInstant(zone);
  }

  /** How long ago, in the largest unit of which there is one at least. */
  String ago(Duration time) {
    return words.say("time.ago", largest(time));
  }

  /** For how long, in the two largest units. */
  String lasting(Duration time) {
    Duration rest =
        time.toDays() > 0
            ? time.minusDays(time.toDays())
            : time.toHours() > 0 ? time.minusHours(time.toHours()) : Duration.ZERO;
    boolean told = time.toDays() > 0 ? rest.toHours() > 0 : rest.toMinutes() > 0;
    return told ? largest(time) + " " + largest(rest) : largest(time);
  }

  private String largest(Duration time) {
    if (time.toDays() > 0) {
      return words.say("time.days", time.toDays());
    }
    if (time.toHours() > 0) {
      return words.say("time.hours", time.toHours());
    }
    return time.toMinutes() > 0
        ? words.say("time.minutes", time.toMinutes())
        : words.say("time.seconds", time.toSeconds());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
