package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;

/** Components side by side in their own sizes, in as many lines as the width asks for. */
final class WrapLayout implements LayoutManager {
  private static final int GAP = 6;

  @Override
  public void addLayoutComponent(String name, Component component) {
    // components need no names here
  }

  @Override
  public void removeLayoutComponent(Component component) {
    // nothing is remembered
  }

  @Override
  public Dimension preferredLayoutSize(Container parent) {
    return new Dimension(0, arranged(parent, false));
  }

  @Override
  public Dimension minimumLayoutSize(Container parent) {
    return preferredLayoutSize(parent);
  }

  @Override
  public void layoutContainer(Container parent) {
    arranged(parent, true);
  }

  /** Goes through the lines; gives the height. Before it has a width, a parent has one line. */
  private static int arranged(Container parent, boolean place) {
    int gap = UIScale.scale(GAP);
    Insets insets = parent.getInsets();
    int width = parent.getWidth() == 0 ? Integer.MAX_VALUE : parent.getWidth() - insets.right - gap;
    int x = insets.left + gap;
    int y = insets.top + gap;
    int line = 0;
    for (Component component : parent.getComponents()) {
      Dimension size = component.getPreferredSize();
      if (x > insets.left + gap && x + size.width > width) {
        x = insets.left + gap;
        y += line + gap;
        line = 0;
      }
      if (place) {
        component.setBounds(x, y, size.width, size.height);
      }
      x += size.width + gap;
      line = Math.max(line, size.height);
    }
    return y + line + gap + insets.bottom;
  }
}
