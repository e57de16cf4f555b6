package org.clearkiosk.kiosk.screen.layout;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager2;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the layouts have in common. Used on Swing's thread alone. */
public abstract sealed class WidthBoundLayout implements LayoutManager2 permits Column, Row, Tiles {
  private final IdentityHashMap<Component, Object> constraints = new IdentityHashMap<>();

  /**
   * How high the container is at a width, insets included. Within one pass over the container each
   * is reckoned once: those that hold others ask for their heights again and again.
   */
  public final int heightFor(Container container, int width) {
    return Pass.within(() -> Pass.height(container, width, () -> reckoned(container, width)));
  }

  private int reckoned(Container container, int width) {
    Insets insets = container.getInsets();
    int inner = Math.max(0, width - insets.left - insets.right);
    return contentHeight(container, inner) + insets.top + insets.bottom;
  }

  /** Between one thing and the next, in pixels. */
  public abstract int gap();

  abstract int contentHeight(Container container, int width);

  abstract int contentWidth(Container container);

  abstract void place(Container container, Rectangle area);

  final @Nullable Object constraintOf(Component component) {
    return constraints.get(component);
  }

  static List<Component> visible(Container container) {
    return Arrays.stream(container.getComponents()).filter(Component::isVisible).toList();
  }

  @Override
  public final void layoutContainer(Container container) {
    Pass.within(
        () -> {
          layOut(container);
          return 0;
        });
  }

  private void layOut(Container container) {
    Insets insets = container.getInsets();
    place(
        container,
        new Rectangle(
            insets.left,
            insets.top,
            Math.max(0, container.getWidth() - insets.left - insets.right),
            Math.max(0, container.getHeight() - insets.top - insets.bottom)));
  }

  @Override
  public final Dimension preferredLayoutSize(Container container) {
    return new Dimension(Pass.within(() -> Pass.size(container, () -> reckonedSize(container))));
  }

  private Dimension reckonedSize(Container container) {
    Insets insets = container.getInsets();
    int width = contentWidth(container) + insets.left + insets.right;
    return new Dimension(width, heightFor(container, width));
  }

  @Override
  public final Dimension minimumLayoutSize(Container container) {
    return preferredLayoutSize(container);
  }

  @Override
  public final Dimension maximumLayoutSize(Container container) {
    return new Dimension(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public final void addLayoutComponent(Component component, @Nullable Object constraint) {
    if (constraint != null) {
      constraints.put(component, constraint);
    }
  }

  @Override
  public final void addLayoutComponent(String name, Component component) {
    throw new UnsupportedOperationException("a constraint is an object of the layout's own");
  }

  @Override
  public final void removeLayoutComponent(Component component) {
    constraints.remove(component);
  }

  @Override
  public final float getLayoutAlignmentX(Container container) {
    return 0;
  }

  @Override
  public final float getLayoutAlignmentY(Container container) {
    return 0;
  }

  @Override
  public final void invalidateLayout(Container container) {
    // Nothing is kept between two layouts
  }
}
