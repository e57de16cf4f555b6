package org.clearkiosk.kiosk.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.util.List;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TextLinesTest {
  private static final String LONGER = "This is done here, in about half a minute, and no longer.";
  private static final String SHORTER = "This leaves all of the room that it has.";

  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  @Test
  void aParagraphIsBalancedThoughAnotherFillsTheWidth() {
    Font font = Theme.install(Scale.of(1080, 1920)).font(Type.ITEM);
    String allButAWord = LONGER.substring(0, LONGER.lastIndexOf(' '));
    int width = TextLines.width(allButAWord, font);
    String filling = SHORTER;
    while (TextLines.width(filling + " x", font) <= width) {
      filling += " x";
    }

    List<String> lines = TextLines.balanced(LONGER + "\n" + filling, font, width);

    assertThat(lines).hasSize(3).last().isEqualTo(filling);
    assertThat(TextLines.width(lines.get(1), font))
        .isGreaterThan(TextLines.width(lines.get(0), font) / 2);
    assertThat(TextLines.wrap(LONGER + "\n" + filling, font, width)).hasSize(3).contains("longer.");
  }

  @Test
  void chineseOfTwoLinesEndsTheFirstAtAStop() {
    Font font = Theme.install(Scale.of(1920, 1080)).font(Type.NOTE);
    String text = "最后去：领毕业证，注销学生证";
    int width = TextLines.width("最后去：领毕业证，注销学", font);
    assertThat(TextLines.balanced(text, font, width)).containsExactly("最后去：领毕业证，", "注销学生证");
    String whole = TextLines.balanced(text, font, 2 * width).get(0);
    assertThat(whole).as("where it has room").isEqualTo(text);
  }

  @Test
  void whatBelongsTogetherIsNotBroken() {
    Font font = Theme.install(Scale.of(1920, 1080)).font(Type.NOTE);
    for (String part : List.of("14:00–17:30", "14:00 — 17:30", "周六", "星期三")) {
      String text = "图书馆开放 " + part + " 到馆";
      for (int width = TextLines.width(part + "开", font); width < 400; width += 7) {
        assertThat(TextLines.wrap(text, font, width)).anyMatch(line -> line.contains(part));
      }
    }
  }
}
