package org.clearkiosk.kiosk.screen.layout;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.util.List;

/** One thing below another, each as wide as the container unless its constraint says otherwise. */
public final class Column extends WidthBoundLayout {
  /** How one thing stands in the column. */
  public enum Part {
    /** As wide as it wants to be, at the left. */
    START,
    /** As wide as it wants to be, in the middle. */
    CENTRE,
    /** As wide as the column, and as high as is left; several share it equally. */
    REST,
    /** As wide as the column; lower than it wants to be where there is no room. */
    GIVING
  }

  /** Where the things stand when there is more height than they need. */
  public enum Stand {
    /** At the top. */
    TOP,
    /** In the middle. */
    MIDDLE
  }

  private final int gap;
  private final Stand stand;

  /** A column from the top, with the same gap in pixels everywhere. */
  public Column(int gap) {
    this(gap, Stand.TOP);
  }

  /** A column with the same gap in pixels everywhere. */
  public Column(int gap, Stand stand) {
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
    int gaps = gap * Math.max(0, parts.size() - 1);
    return gaps
        + parts.stream().mapToInt(part -> WidthBound.heightOf(part, widthOf(part, width))).sum();
  }

  @Override
  int contentWidth(Container container) {
    return visible(container).stream()
        .mapToInt(part -> part.getPreferredSize().width)
        .max()
        .orElse(0);
  }

  private int widthOf(Component part, int width) {
    Object constraint = constraintOf(part);
    return constraint == Part.START || constraint == Part.CENTRE
        ? Math.min(width, part.getPreferredSize().width)
        : width;
  }

  @Override
  void place(Container container, Rectangle area) {
    List<Component> parts = visible(container);
    int spare = area.height - contentHeight(container, area.width);
    long givers = parts.stream().filter(part -> constraintOf(part) == Part.GIVING).count();
    long takers = parts.stream().filter(part -> constraintOf(part) == Part.REST).count();
    int y = area.y;
    if (takers == 0 && stand == Stand.MIDDLE) {
      y += Math.max(0, spare / 2);
    }
    for (Component part : parts) {
      int width = widthOf(part, area.width);
      int height = WidthBound.heightOf(part, width);
      if (constraintOf(part) == Part.REST) {
        height = Math.max(0, height + (int) (spare / takers));
      } else if (constraintOf(part) == Part.GIVING) {
        height = Math.max(0, height + (int) Math.min(0, Math.floorDiv(spare, givers)));
      }
      int x = constraintOf(part) == Part.CENTRE ? area.x + (area.width - width) / 2 : area.x;
      part.setBounds(x, y, width, height);
      y += height + gap;
    }
  }
}
