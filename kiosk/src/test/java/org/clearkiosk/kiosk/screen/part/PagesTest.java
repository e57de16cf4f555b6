package org.clearkiosk.kiosk.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.junit.jupiter.api.Test;

/** How a list that is higher than its room is divided into pages. */
class PagesTest {
  private static final int WIDTH = 1200;
  private static final int ROW = 100;

  private final Theme theme = theme();
  private final Pages.Words words =
      new Pages.Words("before", "after", (page, pages) -> page + " / " + pages, () -> {});

  private static Theme theme() {
    Display.notNeeded();
    return Theme.install(Scale.of(1920, 1080));
  }

  private static List<Component> rows(int... heights) {
    return IntStream.of(heights)
        .mapToObj(
            height -> {
              JPanel row = new JPanel();
              row.setName("row");
              row.setPreferredSize(new Dimension(WIDTH, height));
              return (Component) row;
            })
        .toList();
  }

  /** How many rows each page holds. */
  private static List<Long> divided(Pages pages, int height) {
    pages.setSize(WIDTH, height);
    List<Long> counts = new ArrayList<>();
    Optional<TouchButton> after;
    do {
      layOut(pages);
      counts.add(parts(pages).filter(part -> "row".equals(part.getName())).count());
      after =
          parts(pages)
              .filter(part -> "page-after".equals(part.getName()) && part.isEnabled())
              .map(TouchButton.class::cast)
              .findFirst();
      after.ifPresent(TouchButton::act);
    } while (after.isPresent());
    return counts;
  }

  private static void layOut(Container container) {
    container.doLayout();
    for (Component child : container.getComponents()) {
      if (child instanceof Container inner) {
        layOut(inner);
      }
    }
  }

  private static Stream<Component> parts(Container container) {
    return Stream.of(container.getComponents())
        .flatMap(
            child ->
                child instanceof Container inner
                    ? Stream.concat(Stream.of(child), parts(inner))
                    : Stream.of(child));
  }

  private int heightOf(int rows) {
    int rule = 2 * theme.length(Length.GAP, 0.45) + theme.length(Length.HAIRLINE);
    return rows * ROW + (rows - 1) * rule;
  }

  private int keys() {
    int button = OutlineButton.choice(theme, "page-after", "after").getPreferredSize().height;
    return button + theme.length(Length.GAP);
  }

  @Test
  void noPageHoldsASingleRowWhereTheOthersAreFull() {
    Pages pages = new Pages(theme, rows(ROW, ROW, ROW, ROW, ROW, ROW, ROW, ROW, ROW), words);
    assertThat(divided(pages, heightOf(4) + keys())).containsExactly(3L, 3L, 3L);
  }

  @Test
  void whatHasRoomIsNotDivided() {
    Pages pages = new Pages(theme, rows(ROW, ROW, ROW, ROW), words);
    assertThat(divided(pages, heightOf(4))).containsExactly(4L);
  }

  @Test
  void sheetsAskForTheRoomInWhichThereAreNoMorePages() {
    Pages two = Pages.sheets(theme, rows(100, 300, 100, 200, 100), words, 2);
    int room = two.heightFor(WIDTH);
    assertThat(divided(two, room)).hasSize(2);
    assertThat(divided(Pages.sheets(theme, rows(100, 300, 100, 200, 100), words, 2), room - 1))
        .hasSize(3);
  }

  @Test
  void aRowThatIsHigherThanAllOthersHasRoomForItself() {
    Pages sheets = Pages.sheets(theme, rows(100, 500, 100), words, 3);
    assertThat(sheets.heightFor(WIDTH)).isEqualTo(500 + keys());
  }
}
