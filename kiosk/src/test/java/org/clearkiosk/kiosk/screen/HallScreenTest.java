package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.util.Graphics2DProxy;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.swing.SwingUtilities;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.screen.part.HallMap;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.QrCode;
import org.clearkiosk.kiosk.screen.part.TouchButton;
import org.clearkiosk.kiosk.screen.text.Wording;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands where, above all on an upright screen. */
class HallScreenTest {
  private static final Scale UPRIGHT = Scale.of(1080, 1920);
  private static final Scale LYING = Scale.of(1920, 1080);
  private static final FontRenderContext UNTRANSFORMED = new FontRenderContext(null, true, true);

  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void fourReasonsLeaveRoomForTheWay(Language language) {
    assertThat(ScreenParts.of(upright("hall-4", language)))
        .anyMatch(part -> part instanceof HallMap map && map.readable());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsNeededAtTheHallStaysInViewWhileEightReasonsAreLeafedThrough(Language language) {
    Wording words = Wording.in(language, 2012);
    StagePanel stage = upright("hall-8", language);
    Set<String> read = new LinkedHashSet<>();
    boolean more = true;
    while (more) {
      assertThat(ScreenParts.of(stage))
          .anyMatch(part -> "ticket-number".equals(part.getName()))
          .anyMatch(QrCode.class::isInstance)
          .anyMatch(part -> part instanceof HallMap map && map.readable());
      ScreenParts.of(stage)
          .filter(Paragraph.class::isInstance)
          .map(part -> ((Paragraph) part).getText())
          .forEach(read::add);
      Optional<TouchButton> after = stage.focus().button("page-after");
      after.ifPresent(TouchButton::act);
      more = after.isPresent();
      ScreenPainter.layOut(stage);
    }
    List<String> reasons = reasons().stream().map(reason -> words.of(reason.found())).toList();
    assertThat(reasons).hasSize(8);
    assertThat(read).containsAll(reasons);
  }

  /** No map has an empty half beside it. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void aSmallMapStandsBesideWhatElseIsSaid(Language language) {
    for (String name : List.of("hall-8", "hall-hours")) {
      StagePanel stage = upright(name, language);
      Component map = part(stage, HallMap.class::isInstance);
      Component number = part(stage, part -> "ticket-number".equals(part.getName()));
      Rectangle place = SwingUtilities.convertRectangle(map.getParent(), map.getBounds(), stage);
      Rectangle beside =
          SwingUtilities.convertRectangle(number.getParent(), number.getBounds(), stage);
      assertThat(place.width).as(name).isLessThan(stage.getWidth() * 2 / 3);
      assertThat(beside.x).as(name).isGreaterThan(place.x + place.width);
      assertThat(beside.y).as(name).isBetween(place.y - place.height, place.y + place.height);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aQueueNumberIsSaidToCountTodayOnly(Language language) {
    assertThat(ScreenParts.of(upright("hall-2", language)))
        .filteredOn(Paragraph.class::isInstance)
        .extracting(part -> ((Paragraph) part).getText())
        .contains(
            language == Language.EN ? "Queue number, today only" : "排队号（仅限今天）",
            Wording.in(language, 2012).say("hall.ticket.again"));
  }

  /** A number that is broken is misread: where it has no room beside the reason it stands below. */
  @ParameterizedTest
  @EnumSource(TextSize.class)
  void theNumberOfABorrowedThingIsNotBroken(TextSize size) {
    for (Language language : Language.values()) {
      State state =
          SampleStates.seen(
              state("hall-hours", language), new Comfort(Comfort.USUAL.contrast(), size));
      Set<String> seen = new LinkedHashSet<>();
      for (StagePanel stage : List.of(shown(UPRIGHT, state), shown(LYING, state))) {
        boolean more = true;
        while (more) {
          ScreenParts.of(stage)
              .filter(Paragraph.class::isInstance)
              .map(Paragraph.class::cast)
              .filter(part -> part.getText().equals("SW-2011-0417"))
              .forEach(
                  part -> {
                    seen.add(part.getText());
                    assertThat(part.getWidth()).isGreaterThanOrEqualTo(widthOf(part));
                  });
          Optional<TouchButton> after = stage.focus().button("page-after");
          after.ifPresent(TouchButton::act);
          more = after.isPresent();
          ScreenPainter.layOut(stage);
        }
      }
      assertThat(seen).as(language + " " + size).isNotEmpty();
    }
  }

  private static int widthOf(Paragraph part) {
    return (int) part.getFont().getStringBounds(part.getText(), UNTRANSFORMED).getWidth();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aMapThatCanBeReadSaysWhereTheStudentIs(Language language) {
    String here = Wording.in(language, 2012).say("hall.here");
    SampleStates.all().keySet().stream()
        .filter(name -> name.startsWith("hall-"))
        .forEach(
            name -> {
              for (Scale scale : List.of(UPRIGHT, LYING)) {
                HallMap map =
                    (HallMap) part(shown(scale, state(name, language)), HallMap.class::isInstance);
                assertThat(map.readable()).as(name + " upright: " + scale.portrait()).isTrue();
                assertThat(written(map)).as(name + " upright: " + scale.portrait()).contains(here);
              }
            });
  }

  /** What is written on a map, its lines joined. */
  private static String written(HallMap map) {
    List<String> lines = new ArrayList<>();
    BufferedImage picture =
        new BufferedImage(map.getWidth(), map.getHeight(), BufferedImage.TYPE_INT_RGB);
    map.paint(new Listening(picture.createGraphics(), lines));
    return String.join(" ", lines);
  }

  /** Remembers what is written. */
  private static final class Listening extends Graphics2DProxy {
    private final Graphics2D graphics;
    private final List<String> lines;

    Listening(Graphics2D graphics, List<String> lines) {
      super(graphics);
      this.graphics = graphics;
      this.lines = lines;
    }

    @Override
    public Graphics create() {
      return new Listening((Graphics2D) graphics.create(), lines);
    }

    @Override
    public Graphics create(int x, int y, int width, int height) {
      return new Listening((Graphics2D) graphics.create(x, y, width, height), lines);
    }

    @Override
    public void drawString(String text, float x, float y) {
      lines.add(text);
    }
  }

  private static Component part(StagePanel stage, Predicate<Component> wanted) {
    return ScreenParts.of(stage).filter(wanted).findFirst().orElseThrow();
  }

  private static List<Reason> reasons() {
    return ((State.HallSlip) state("hall-8", Language.ZH)).reasons();
  }

  private static StagePanel upright(String name, Language language) {
    return shown(UPRIGHT, state(name, language));
  }

  private static StagePanel shown(Scale scale, State state) {
    return ScreenPainter.laidOut(Theme.install(scale), state);
  }

  private static State state(String name, Language language) {
    return Objects.requireNonNull(SampleStates.all().get(name)).apply(language);
  }
}
