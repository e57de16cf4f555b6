package org.clearkiosk.kiosk.screen.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TechnicianWordsTest {
  private static final ZoneOffset CAMPUS = ZoneOffset.ofHours(8);
  private static final OffsetDateTime NIGHT = OffsetDateTime.parse("2012-06-11T16:30:03Z");

  private final TechnicianWords chinese = in(Language.ZH);
  private final TechnicianWords english = in(Language.EN);

  private static TechnicianWords in(Language language) {
    return new TechnicianWords(Wording.in(language, 2012), CAMPUS);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 秒前, 0 seconds ago",
    "1, 1 秒前, 1 second ago",
    "59, 59 秒前, 59 seconds ago",
    "60, 1 分钟前, 1 minute ago",
    "131, 2 分钟前, 2 minutes ago",
    "3600, 1 小时前, 1 hour ago",
    "86399, 23 小时前, 23 hours ago",
    "86400, 1 天前, 1 day ago",
    "259200, 3 天前, 3 days ago"
  })
  void howLongAgoIsSaidInWords(long seconds, String zh, String en) {
    assertThat(chinese.ago(Duration.ofSeconds(seconds))).isEqualTo(zh);
    assertThat(english.ago(Duration.ofSeconds(seconds))).isEqualTo(en);
  }

  @ParameterizedTest
  @CsvSource({
    "59, 59 seconds",
    "61, 1 minute",
    "3600, 1 hour",
    "3660, 1 hour 1 minute",
    "86400, 1 day",
    "86460, 1 day",
    "90000, 1 day 1 hour",
    "5285469, 61 days 4 hours"
  })
  void howLongHasNoMoreThanTwoUnits(long seconds, String en) {
    assertThat(english.lasting(Duration.ofSeconds(seconds))).isEqualTo(en);
  }

  @Test
  void everyTimeIsToldInTheCampusesZone() {
    Finding answer = Finding.checked(Subject.SERVER_ANSWER, true, "").at(NIGHT);
    assertThat(chinese.value(answer)).isEqualTo("6\u00a0月\u00a012\u00a0日 00:30:03");
    assertThat(chinese.head(new TechnicianReport.Line(NIGHT, "K-20", null, "")))
        .isEqualTo("6\u00a0月\u00a012\u00a0日 00:30:03   K-20");
    assertThat(english.value(Finding.fact(Subject.CERTIFICATE_END, "").at(NIGHT)))
        .isEqualTo("12\u00a0June");
    TechnicianWords unheard = new TechnicianWords(Wording.in(Language.EN, 2012), null);
    assertThat(unheard.value(answer)).isEqualTo("11\u00a0June, 16:30:03 UTC");
  }

  @Test
  void whatBecameOfAConfirmationIsSaidInWords() {
    TechnicianReport.Line refused =
        new TechnicianReport.Line(
            NIGHT, "07-000001", Subject.REFUSED, ProblemType.OUTSIDE_WINDOW.uri());
    assertThat(chinese.more(refused)).startsWith("被拒绝").endsWith("确认的时间不在办理日子里");
    assertThat(english.more(refused)).startsWith("Refused").endsWith("outside the dates");
    assertThat(chinese.more(new TechnicianReport.Line(NIGHT, "07-000001", Subject.PARKED, "N-17")))
        .startsWith("暂放")
        .endsWith("N-17 学校的服务器出了问题");
    assertThat(english.more(new TechnicianReport.Line(NIGHT, "07-000001", Subject.PENDING, "")))
        .isEqualTo("To deliver");
  }

  @Test
  void whatAServerOfAnotherVersionSaysIsToldAsItIs() {
    assertThat(
            english.more(new TechnicianReport.Line(NIGHT, "1", Subject.REFUSED, "urn:other:thing")))
        .endsWith("urn:other:thing");
  }

  @Test
  void aShortCodeIsToldWithWhatItMeans() {
    assertThat(english.value(Finding.checked(Subject.READER, false, "PN532 /dev/ttyUSB0 · R-03")))
        .isEqualTo("PN532 /dev/ttyUSB0 · R-03 The card reader does not answer");
    assertThat(
            chinese.value(Finding.fact(Subject.LAST_CARD, "C-13").lasting(Duration.ofMinutes(3))))
        .isEqualTo("3 分钟前\u00a0·\u00a0C-13 请只放一张卡");
    assertThat(english.value(Finding.fact(Subject.JAVA, "17.0.21+9-Debian-1deb12u1")))
        .isEqualTo("17.0.21+9-Debian-1deb12u1");
  }
}
