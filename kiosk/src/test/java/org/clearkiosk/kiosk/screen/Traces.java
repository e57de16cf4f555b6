package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import javax.accessibility.AccessibleContext;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a component and what lies in it says in words, seen or not: texts, tips, and what
 * a screen reader would be told.
 */
final class Traces {
  private Traces() {}

  /** A line for each component, in the order of the tree. */
  static List<String> of(Container container) {
    List<String> traces = new ArrayList<>();
    add(container, 0, traces);
    return traces;
  }

  private static void add(Component component, int depth, List<String> traces) {
    traces.add(
        "%s%s name=%s shown=%s text=%s tip=%s told=%s"
            .formatted(
                " ".repeat(depth),
                component.getClass().getSimpleName(),
                component.getName(),
                component.isVisible(),
                text(component),
                component instanceof JComponent swing ? swing.getToolTipText() : null,
                told(component.getAccessibleContext())));
    if (component instanceof Container container) {
      for (Component child : container.getComponents()) {
        add(child, depth + 1, traces);
      }
    }
  }

  private static @Nullable String text(Component component) {
    if (component instanceof JLabel label) {
      return label.getText();
    }
    if (component instanceof AbstractButton button) {
      return button.getText();
    }
    return component instanceof JTextComponent field ? field.getText() : null;
  }

  private static String told(@Nullable AccessibleContext context) {
    return context == null
        ? "nothing"
        : context.getAccessibleName() + " / " + context.getAccessibleDescription();
  }
}
