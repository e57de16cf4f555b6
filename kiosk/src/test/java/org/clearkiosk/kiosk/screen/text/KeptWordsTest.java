package org.clearkiosk.kiosk.screen.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptWordsTest {
  @ParameterizedTest
  @CsvSource({"EN, tomorrow, today", "ZH, 明天, 今天"})
  void onTheLastDayNoOneIsAskedToComeTomorrow(Language language, String tomorrow, String today) {
    State.KeptHere kept =
        (State.KeptHere)
            Objects.requireNonNull(SampleStates.all().get("kept-here")).apply(language);
    LocalDate day = Objects.requireNonNull(kept.terminal().day());
    Wording words = Wording.in(language, 2012);
    assertThat(KeptWords.next(words, until(day.plusDays(1), kept))).contains(tomorrow);
    assertThat(KeptWords.next(words, until(day, kept))).contains(today).doesNotContain(tomorrow);
    assertThat(KeptWords.next(words, until(day.minusDays(1), kept)))
        .as("confirmed before midnight")
        .doesNotContain(tomorrow);
  }

  private static State.KeptHere until(LocalDate lastDay, State.KeptHere kept) {
    Window window = kept.window();
    return new State.KeptHere(
        kept.terminal(),
        kept.attempt(),
        kept.recordNumber(),
        new Window(lastDay.minusDays(9), lastDay, window.rules()),
        kept.cardTaken(),
        kept.timeLeft());
  }
}
