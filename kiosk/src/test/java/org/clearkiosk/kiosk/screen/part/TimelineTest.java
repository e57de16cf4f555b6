package org.clearkiosk.kiosk.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.screen.text.OutcomeWords.Line;
import org.clearkiosk.kiosk.screen.text.OutcomeWords.Point;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The filled disc is now, and no disc is where nothing is now. */
class TimelineTest {
  private static final Point NOW = point("Now", true);
  private static final Point LATER = point("26 June", false);

  private static Theme theme;

  @BeforeAll
  static void display() {
    Display.notNeeded();
    theme = Theme.install(Scale.of(1920, 1080));
  }

  private static Point point(String when, boolean now) {
    return new Point(when, now, List.of(new Line("Something happens", List.of())));
  }

  @Test
  void onlyWhatIsNowIsFilled() {
    assertThat(filled(new Timeline(theme, List.of(NOW, LATER)))).containsExactly(true, false);
    assertThat(filled(new Timeline(theme, List.of(LATER, LATER)))).containsExactly(false, false);
  }

  @Test
  void soItIsWhereThePointsAreLeafedThrough() {
    List<Component> leaves = Timeline.leaves(theme, List.of(LATER, NOW), new JPanel());
    assertThat(filled((Timeline) ((Container) leaves.get(0)).getComponent(1)))
        .containsExactly(false);
    assertThat(filled((Timeline) leaves.get(1))).containsExactly(true);
  }

  /** Whether the middle of each point's disc is painted. */
  private static List<Boolean> filled(Timeline timeline) {
    timeline.setSize(600, timeline.getPreferredSize().height);
    timeline.doLayout();
    BufferedImage image = new BufferedImage(600, timeline.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D paint = image.createGraphics();
    paint.setColor(Color.WHITE);
    paint.fillRect(0, 0, image.getWidth(), image.getHeight());
    timeline.paintComponent(paint);
    paint.dispose();
    float size = theme.font(Type.ITEM).getSize2D();
    int accent = theme.colour(Tone.ACCENT).getRGB();
    return List.of(timeline.getComponents()).stream()
        .map(
            entry ->
                image.getRGB(
                        Math.round(size / 2),
                        Math.round(entry.getY() + size * (float) theme.lineSpacing() / 2))
                    == accent)
        .toList();
  }
}
