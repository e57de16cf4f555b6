package org.clearkiosk.kiosk.screen.layout;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing beside another, each as wide as it wants to be unless its constraint says otherwise.
 */
public final class Row extends WidthBoundLayout {
  /**
   * A thing that takes of the width that the others leave.
   *
   * @param weight its share, above 0
   */
  public record Rest(double weight) {
    /** Takes all of it, or shares it equally with others. */
    public static final Rest EQUAL = new Rest(1);
  }

  /** How the things stand in the height of the row. */
  public enum Stand {
    /** At the top. */
    TOP,
    /** In the middle. */
    MIDDLE,
    /** From top to bottom. */
    STRETCH
  }

  private final int gap;
  private final Stand stand;

  /** A row with the same gap in pixels everywhere. */
  public Row(int gap, Stand stand) {
    this.gap = gap;
    this.stand = stand;
  }

  @Override
  public int gap() {
    return gap;
  }

  @Override
  int contentHeight(Container container, int width) {
    List<Component> parts = visible(container);
    List<Integer> widths = widths(parts, width);
    int height = 0;
    for (int i = 0; i < parts.size(); i++) {
      height = Math.max(height, WidthBound.heightOf(parts.get(i), widths.get(i)));
    }
    return height;
  }

  @Override
  int contentWidth(Container container) {
    List<Component> parts = visible(container);
    return gap * Math.max(0, parts.size() - 1)
        + parts.stream().mapToInt(part -> part.getPreferredSize().width).sum();
  }

  private List<Integer> widths(List<Component> parts, int width) {
    double weights = 0;
    int rest = width - gap * Math.max(0, parts.size() - 1);
    for (Component part : parts) {
      if (constraintOf(part) instanceof Rest taker) {
        weights += taker.weight();
      } else {
        rest -= part.getPreferredSize().width;
      }
    }
    List<Integer> widths = new ArrayList<>();
    for (Component part : parts) {
      widths.add(
          constraintOf(part) instanceof Rest taker
              ? (int) Math.max(0, rest * taker.weight() / weights)
              : part.getPreferredSize().width);
    }
    return widths;
  }

  @Override
  void place(Container container, Rectangle area) {
    List<Component> parts = visible(container);
    List<Integer> widths = widths(parts, area.width);
    int x = area.x;
    for (int i = 0; i < parts.size(); i++) {
      Component part = parts.get(i);
      int width = widths.get(i);
      int height =
          stand == Stand.STRETCH
              ? area.height
              : Math.min(area.height, WidthBound.heightOf(part, width));
      int y = stand == Stand.MIDDLE ? area.y + (area.height - height) / 2 : area.y;
      part.setBounds(x, y, width, height);
      x += width + gap;
    }
  }
}
