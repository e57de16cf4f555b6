package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.lang.reflect.InvocationTargetException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Contrast;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.screen.part.HallMap;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.TouchButton;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Millimetres;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen with the data that strains it most, in both languages, on screens of all kinds. */
class ScreensFitTest {
  private static final int MOST_PAGES = 30;

  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  /** A screen and how someone wants to see it. */
  record Sight(Scale scale, Comfort comfort) {
    @Override
    public String toString() {
      return "%dx%d, %.1f pixels a millimetre, %s"
          .formatted(
              scale.widthPixels(), scale.heightPixels(), scale.pixelsPerMillimetre(), comfort);
    }
  }

  /** Every screen in every text size; the colours move nothing, so each is looked at once more. */
  static Stream<Sight> sights() {
    Stream<Sight> sizes =
        Stream.of(TextSize.values())
            .flatMap(
                size -> scales().map(scale -> new Sight(scale, new Comfort(Contrast.PAPER, size))));
    Stream<Sight> contrasts =
        Stream.of(Contrast.WHITE, Contrast.BLACK, Contrast.NIGHT)
            .map(
                contrast ->
                    new Sight(Scale.of(1080, 1920), new Comfort(contrast, TextSize.LARGEST)));
    return Stream.concat(sizes, contrasts);
  }

  static Stream<Scale> scales() {
    return Stream.of(
        Scale.of(1920, 1080),
        Scale.of(1080, 1920),
        Scale.of(3840, 2160),
        Scale.of(2160, 3840),
        Scale.of(1280, 800),
        Scale.of(800, 1280),
        Scale.of(1280, 800, new Millimetres(337, 210)),
        Scale.of(1920, 1080, new Millimetres(344, 194)),
        Scale.of(1080, 1920, new Millimetres(344, 194)));
  }

  @ParameterizedTest
  @MethodSource("sights")
  void nothingIsCutOffOrCoversAnythingElse(Sight sight) {
    Scale scale = sight.scale();
    Theme theme = Theme.install(scale);
    List<String> faults = new ArrayList<>();
    SampleStates.all()
        .forEach(
            (name, state) -> {
              for (Language language : Language.values()) {
                List<String> found = faults(theme, sight, state.apply(language));
                found.forEach(fault -> faults.add(name + " " + language + ": " + fault));
              }
            });
    assertThat(faults).isEmpty();
  }

  /** On the last day more is said. */
  @ParameterizedTest
  @MethodSource("sights")
  void aKeptConfirmationFitsOnTheLastDayToo(Sight sight) {
    Theme theme = Theme.install(sight.scale());
    for (Language language : Language.values()) {
      State.KeptHere kept =
          (State.KeptHere)
              Objects.requireNonNull(SampleStates.all().get("kept-here")).apply(language);
      LocalDate day = Objects.requireNonNull(kept.terminal().day());
      State lastDay =
          new State.KeptHere(
              kept.terminal(),
              kept.attempt(),
              kept.recordNumber(),
              new Window(day.minusDays(9), day, List.of()),
              kept.cardTaken(),
              kept.timeLeft());
      assertThat(faults(theme, sight, lastDay)).as(language.name()).isEmpty();
    }
  }

  static List<String> faults(Theme theme, Sight sight, State state) {
    StagePanel stage = ScreenPainter.laidOut(theme, SampleStates.seen(state, sight.comfort()));
    List<String> found = new ArrayList<>();
    inspect(stage, found);
    targets(stage, sight.scale(), found);
    boolean wayShown = wayShown(stage);
    Optional<TouchButton> after = stage.focus().button("page-after");
    for (int page = 2; after.isPresent(); page++) {
      leaf(stage, after.get());
      inspect(stage, found);
      targets(stage, sight.scale(), found);
      wayShown |= wayShown(stage);
      after = stage.focus().button("page-after");
      assertThat(page).as("pages").isLessThan(MOST_PAGES);
    }
    if (state instanceof State.HallSlip && !wayShown) {
      found.add("the way to the hall is on no page");
    }
    return found;
  }

  private static boolean wayShown(StagePanel stage) {
    return ScreenParts.of(stage).anyMatch(part -> part instanceof HallMap map && map.readable());
  }

  private static void leaf(StagePanel stage, TouchButton after) {
    try {
      SwingUtilities.invokeAndWait(
          () -> {
            after.act();
            ScreenPainter.layOut(stage);
          });
    } catch (InterruptedException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void inspect(Container container, List<String> faults) {
    List<Component> shown = shown(container);
    for (Component child : shown) {
      if (!new Rectangle(container.getSize()).contains(child.getBounds()) && !empty(child)) {
        faults.add(describe(child) + " reaches beyond " + describe(container));
      }
      for (Component other : shown) {
        if (other != child && child.getBounds().intersects(other.getBounds())) {
          faults.add(describe(child) + " covers " + describe(other));
        }
      }
      if (child instanceof Paragraph text && text.shortened()) {
        faults.add(describe(child) + " is cut off");
      }
      if (child instanceof TouchButton button && button.shortened()) {
        faults.add(describe(child) + " has no room for its text");
      }
      boolean says = child instanceof TouchButton || child instanceof JLabel;
      if (says && isBlank(child.getAccessibleContext().getAccessibleName())) {
        faults.add(describe(child) + " has no accessible name");
      }
      if (child instanceof Container inner) {
        inspect(inner, faults);
      }
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static List<Component> shown(Container container) {
    return Stream.of(container.getComponents()).filter(Component::isVisible).toList();
  }

  private static boolean empty(Component component) {
    return component.getWidth() == 0 || component.getHeight() == 0;
  }

  private static void targets(StagePanel stage, Scale scale, List<String> faults) {
    List<TouchButton> buttons = new ArrayList<>();
    collect(stage, buttons);
    double side = Scale.MINIMUM_TARGET_MM * scale.pixelsPerMillimetre() - 1;
    int gap = (int) Math.floor(Scale.MINIMUM_GAP_MM * scale.pixelsPerMillimetre());
    for (TouchButton button : buttons) {
      if (button.getWidth() < side || button.getHeight() < side) {
        faults.add(describe(button) + " is too small to touch");
      }
      Rectangle around = place(button, stage);
      around.grow(gap, gap);
      for (TouchButton other : buttons) {
        if (other != button && around.intersects(place(other, stage))) {
          faults.add(describe(button) + " is too close to " + describe(other));
        }
      }
    }
  }

  private static Rectangle place(Component component, StagePanel stage) {
    return SwingUtilities.convertRectangle(component.getParent(), component.getBounds(), stage);
  }

  private static void collect(Container container, List<TouchButton> buttons) {
    for (Component child : shown(container)) {
      if (child instanceof TouchButton button) {
        buttons.add(button);
      } else if (child instanceof Container inner) {
        collect(inner, buttons);
      }
    }
  }

  private static String describe(Component component) {
    String text = component instanceof Paragraph words ? " “" + words.getText() + "”" : "";
    return component.getClass().getSimpleName()
        + " "
        + component.getName()
        + text
        + component.getBounds().toString().replace("java.awt.Rectangle", "");
  }
}
