package org.clearkiosk.kiosk.screen.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the idle screen says on the days around the windows of 2012. */
class IdleWordsTest {
  private final Wording english = Wording.in(Language.EN, 2012);

  @ParameterizedTest
  @CsvSource({
    "2012-06-10T23:59:59+08:00, BEFORE,  Clearance starts on 11 June",
    "2012-06-11T00:00:00+08:00, OPEN,    Place your card for clearance",
    "2012-06-20T23:59:59+08:00, OPEN,    Place your card for clearance",
    "2012-06-21T00:00:00+08:00, BETWEEN, Clearance reopens on 2 July",
    "2012-07-01T12:00:00+08:00, BETWEEN, Clearance reopens on 2 July",
    "2012-07-15T12:00:00+08:00, OPEN,    Place your card for clearance",
    "2012-07-16T00:00:00+08:00, OVER,    Clearance is over for this year",
  })
  void onlyWhileAWindowIsOpenIsAnyoneAskedToPlaceACard(
      String now, IdleWords.Season season, String title) {
    IdleWords words = IdleWords.of(english, SampleNotices.today(now));
    assertThat(words.season()).isEqualTo(season);
    assertThat(words.title().replace('\n', ' ').replace('\u00a0', ' ')).isEqualTo(title);
  }

  @Test
  void onceItIsOverItSaysWhereToGo() {
    Today today = SampleNotices.today("2012-08-01T09:00:00+08:00");
    assertThat(IdleWords.of(english, today).note())
        .contains(today.hall().name().en(), today.hall().place().en());
    assertThat(IdleWords.of(Wording.in(Language.ZH, 2012), today).note())
        .contains(today.hall().name().zh(), today.hall().place().zh());
  }

  @Test
  void whileTheDayIsNotKnownItInvites() {
    assertThat(IdleWords.of(english, null).season()).isEqualTo(IdleWords.Season.OPEN);
    assertThat(IdleWords.of(english, null).note()).startsWith("It takes about half a minute.");
  }

  @Test
  void itSaysWhoseStepIsDoneHereWhereTheServerTells() {
    Today told = SampleNotices.today("2012-06-12T09:00:00+08:00");
    Today older = new Today(told.now(), told.year(), told.terminal(), told.windows(), told.hall());

    assertThat(IdleWords.of(english, told).note())
        .startsWith("Information centre: this step is done here");
    assertThat(IdleWords.of(Wording.in(Language.ZH, 2012), told).note()).startsWith("信息中心的手续在这里办");
    assertThat(IdleWords.of(english, older).note()).startsWith("It takes about half a minute.");
  }
}
