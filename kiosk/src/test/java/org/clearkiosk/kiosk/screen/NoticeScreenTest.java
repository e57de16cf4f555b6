package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.util.List;
import java.util.Objects;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeScreenTest {
  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  /** Longer words make a row higher, and do not put the offices in another order. */
  @ParameterizedTest
  @CsvSource({"1920, 1080", "3840, 2160", "1080, 1920"})
  void theOfficesStandInTheNoticesOrderInBothLanguages(int width, int height) {
    for (String name : List.of("notice", "notice-closed", "notice-without-status")) {
      for (Language language : Language.values()) {
        State.NoticeShown state =
            (State.NoticeShown)
                Objects.requireNonNull(SampleStates.all().get(name)).apply(language);
        List<String> shown =
            ScreenParts.of(ScreenPainter.laidOut(Theme.install(Scale.of(width, height)), state))
                .map(Component::getName)
                .filter(Objects::nonNull)
                .filter(part -> part.startsWith("office-"))
                .toList();
        assertThat(shown)
            .as(name + " " + language)
            .isEqualTo(
                state.notice().offices().stream().map(box -> "office-" + box.office()).toList());
      }
    }
  }
}
