package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Rectangle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.swing.SwingUtilities;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
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

/** What stands on the first page of an upright screen. */
class HallScreenTest {
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

  private static Component part(StagePanel stage, Predicate<Component> wanted) {
    return ScreenParts.of(stage).filter(wanted).findFirst().orElseThrow();
  }

  private static List<Reason> reasons() {
    return ((State.HallSlip) state("hall-8", Language.ZH)).reasons();
  }

  private static StagePanel upright(String name, Language language) {
    return ScreenPainter.laidOut(Theme.install(Scale.of(1080, 1920)), state(name, language));
  }

  private static State state(String name, Language language) {
    return Objects.requireNonNull(SampleStates.all().get(name)).apply(language);
  }
}
