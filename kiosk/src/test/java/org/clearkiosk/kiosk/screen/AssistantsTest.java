package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import javax.swing.JLabel;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.screen.part.BusyRing;
import org.clearkiosk.kiosk.screen.part.DigitBoxes;
import org.clearkiosk.kiosk.screen.part.HallMap;
import org.clearkiosk.kiosk.screen.part.Invitation;
import org.clearkiosk.kiosk.screen.part.MarkDisc;
import org.clearkiosk.kiosk.screen.part.Picture;
import org.clearkiosk.kiosk.screen.part.QrCode;
import org.clearkiosk.kiosk.screen.part.Rule;
import org.clearkiosk.kiosk.screen.part.TouchButton;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What screen readers are told of every component of every screen. */
class AssistantsTest {
  private static final Set<AccessibleRole> NAMELESS =
      Set.of(AccessibleRole.PANEL, AccessibleRole.SEPARATOR);

  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyComponentHasItsRoleAndEveryThingThatIsSeenAName(Language language) {
    Theme theme = Theme.install(Scale.of(1920, 1080));
    Set<String> faults = new TreeSet<>();
    Set<String> roles = new TreeSet<>();
    SampleStates.all()
        .forEach(
            (name, state) -> {
              StagePanel stage = ScreenPainter.laidOut(theme, state.apply(language));
              List<JComponent> parts = new ArrayList<>();
              collect(stage, parts);
              for (JComponent part : parts) {
                check(part, roles).ifPresent(fault -> faults.add(name + ": " + fault));
              }
            });
    assertThat(faults).isEmpty();
    assertThat(roles)
        .as("all kinds of parts were met")
        .contains("icon", "label", "push button", "panel", "progress bar", "separator")
        .contains("password text");
  }

  private static Optional<String> check(JComponent part, Set<String> roles) {
    AccessibleContext context = part.getAccessibleContext();
    String kind = part.getClass().getSimpleName() + " " + part.getName();
    if (context == null) {
      return Optional.of(kind + " says nothing of itself");
    }
    AccessibleRole role = context.getAccessibleRole();
    roles.add(role.toDisplayString(Locale.ENGLISH));
    if (!role.equals(wanted(part))) {
      return Optional.of(kind + " is no " + role);
    }
    if (!NAMELESS.contains(role) && isBlank(context.getAccessibleName())) {
      return Optional.of(kind + " has no name");
    }
    if (part instanceof TouchButton && part.getName() == null) {
      return Optional.of(kind + " cannot be found by its name");
    }
    return Optional.empty();
  }

  private static AccessibleRole wanted(JComponent part) {
    if (part instanceof TouchButton) {
      return AccessibleRole.PUSH_BUTTON;
    }
    if (part instanceof DigitBoxes) {
      return AccessibleRole.PASSWORD_TEXT;
    }
    if (part instanceof Picture || part instanceof MarkDisc || part instanceof QrCode) {
      return AccessibleRole.ICON;
    }
    if (part instanceof Invitation || part instanceof HallMap) {
      return AccessibleRole.ICON;
    }
    if (part instanceof BusyRing) {
      return AccessibleRole.PROGRESS_BAR;
    }
    if (part instanceof Rule) {
      return AccessibleRole.SEPARATOR;
    }
    return part instanceof JLabel ? AccessibleRole.LABEL : AccessibleRole.PANEL;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static void collect(Container container, List<JComponent> into) {
    for (Component child : container.getComponents()) {
      if (child.isVisible() && child instanceof JComponent part) {
        into.add(part);
        collect(part, into);
      }
    }
  }
}
