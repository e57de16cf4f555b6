package org.clearkiosk.kiosk.screen.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters measured one by one are as wide together as the font says of the whole text. */
class AdvancesTest {
  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "离校自助终端",
        "6 月 11 — 20 日",
        "校园卡和网费余额共 58.80 元退到中国银行卡",
        "Library borrowing stops, all else goes on",
        "Have the service hall move the old account's balance",
        "Difficult office affairs: fi fl ffi — “AV To”",
        "阿卜杜******提",
        "SW-2011-0417",
        "e\u0301 is one letter, \uD840\uDC0B another",
        "مرحبا"
      })
  void asWideAsTheFontSays(String text) {
    Theme theme = Theme.install(Scale.of(1920, 1080));
    for (Type type : Type.values()) {
      for (Font font : new Font[] {theme.font(type), theme.bold(type)}) {
        double whole = font.getStringBounds(text, Advances.MEASURE).getWidth();
        assertThat(Advances.of(font).width(text))
            .as(type + " " + text)
            .isCloseTo(whole, within(0.5));
        assertThat(Advances.of(font).width(text)).as("again").isCloseTo(whole, within(0.5));
      }
    }
  }
}
