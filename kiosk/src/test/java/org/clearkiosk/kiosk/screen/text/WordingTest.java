package org.clearkiosk.kiosk.screen.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.clearkiosk.kiosk.flow.Language;
import org.junit.jupiter.api.Test;

class WordingTest {
  private final Wording chinese = Wording.in(Language.ZH, 2012);
  private final Wording english = Wording.in(Language.EN, 2012);

  @Test
  void daysReadAsThePeopleOfTheLanguageSayThem() {
    LocalDate day = LocalDate.of(2012, 6, 12);
    assertThat(plain(chinese.dayAndWeekday(day))).isEqualTo("6 月 12 日 星期二");
    assertThat(plain(english.dayAndWeekday(day))).isEqualTo("Tuesday 12 June");
    assertThat(plain(chinese.day(day))).isEqualTo("6 月 12 日");
    assertThat(plain(english.day(day))).isEqualTo("12 June");
  }

  @Test
  void anotherYearIsNamed() {
    LocalDate day = LocalDate.of(2013, 7, 15);
    assertThat(plain(chinese.day(day))).isEqualTo("2013 年 7 月 15 日");
    assertThat(plain(english.day(day))).isEqualTo("15 July 2013");
  }

  @Test
  void rangesNameTheMonthOnceWhereItIsTheSame() {
    LocalDate first = LocalDate.of(2012, 6, 11);
    assertThat(plain(chinese.days(first, LocalDate.of(2012, 6, 20)))).isEqualTo("6 月 11 — 20 日");
    assertThat(plain(english.days(first, LocalDate.of(2012, 6, 20)))).isEqualTo("11–20 June");
    assertThat(plain(chinese.days(first, LocalDate.of(2012, 7, 2))))
        .isEqualTo("6 月 11 日 — 7 月 2 日");
    assertThat(plain(english.days(first, LocalDate.of(2012, 7, 2)))).isEqualTo("11 June – 2 July");
    assertThat(plain(english.days(first, first))).isEqualTo("11 June");
  }

  @Test
  void momentsHaveMinutes() {
    OffsetDateTime moment = OffsetDateTime.parse("2012-06-12T10:04:59+08:00");
    assertThat(plain(chinese.moment(moment))).isEqualTo("6 月 12 日 10:04");
    assertThat(plain(english.moment(moment))).isEqualTo("12 June, 10:04");
  }

  @Test
  void moneyIsExactInFen() {
    assertThat(plain(chinese.money(5880))).isEqualTo("58.80 元");
    assertThat(english.money(5880)).isEqualTo("¥58.80");
    assertThat(plain(chinese.money(5))).isEqualTo("0.05 元");
    assertThat(english.money(-123_456_789)).isEqualTo("-¥1,234,567.89");
    assertThat(english.money(Long.MAX_VALUE)).isEqualTo("¥92,233,720,368,547,758.07");
  }

  @Test
  void countdownsCountMinutes() {
    assertThat(chinese.countdown(1795)).isEqualTo("29\u00a0分\u00a055\u00a0秒");
    assertThat(english.countdown(1795)).isEqualTo("29\u00a0min\u00a055\u00a0s");
    assertThat(chinese.countdown(5)).isEqualTo("5\u00a0秒");
  }

  @Test
  void aLongOneCountsHours() {
    assertThat(chinese.countdown(3599)).isEqualTo("59\u00a0分\u00a059\u00a0秒");
    assertThat(plain(chinese.countdown(3600))).isEqualTo("1 小时 0 分");
    assertThat(plain(english.countdown(86_401))).isEqualTo("24 h 0 min");
  }

  @Test
  void whenToTryAgainIsNeverToldTooEarly() {
    assertThat(english.later(60)).isEqualTo("Try again in about 60 seconds.");
    assertThat(english.later(61)).isEqualTo("Try again in about 2 minutes.");
    assertThat(english.later(3540)).isEqualTo("Try again in about 59 minutes.");
    assertThat(english.later(3600)).isEqualTo("Try again in about an hour.");
    assertThat(english.later(3601)).isEqualTo("Try again in about an hour and a minute.");
    assertThat(english.later(7201)).isEqualTo("Try again in about 2 hours and a minute.");
    assertThat(english.later(9000)).isEqualTo("Try again in about 2 hours and 30 minutes.");
    assertThat(chinese.later(3660)).isEqualTo("大约 1 小时 1 分钟后可以再试。");
    assertThat(chinese.later(86_400)).isEqualTo("大约 24 小时后可以再试。");
  }

  @Test
  void triesThatAreNotKnownAreNotTold() {
    assertThat(english.tries(0)).isEmpty();
    assertThat(english.tries(1)).hasValue("Last try: another mistake locks it");
    assertThat(chinese.tries(4)).hasValue("还可以试 4 次");
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
