package org.clearkiosk.kiosk.screen.layout;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.util.List;

/** Things in rows of equally wide cells; all rows equally high. */
public final class Tiles extends WidthBoundLayout {
  private final int columns;
  private final int gap;

  /**
   * Tiles with the same gap in both directions.
   *
   * @param columns at least 1
   * @param gap in pixels
   */
  public Tiles(int columns, int gap) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns: at least 1");
    }
    this.columns = columns;
    this.gap = gap;
  }

  @Override
  public int gap() {
    return gap;
  }

  @Override
  int contentHeight(Container container, int width) {
    List<Component> parts = visible(container);
    int cell = cellWidth(width);
    int highest = parts.stream().mapToInt(part -> WidthBound.heightOf(part, cell)).max().orElse(0);
    int rows = rows(parts.size());
    return rows * highest + gap * Math.max(0, rows - 1);
  }

  @Override
  int contentWidth(Container container) {
    int widest =
        visible(container).stream().mapToInt(part -> part.getPreferredSize().width).max().orElse(0);
    return columns * widest + gap * (columns - 1);
  }

  private int rows(int parts) {
    return (parts + columns - 1) / columns;
  }

  private int cellWidth(int width) {
    return Math.max(0, (width - gap * (columns - 1)) / columns);
  }

  @Override
  void place(Container container, Rectangle area) {
    List<Component> parts = visible(container);
    int rows = rows(parts.size());
    int width = cellWidth(area.width);
    int height = rows == 0 ? 0 : Math.max(0, (area.height - gap * (rows - 1)) / rows);
    for (int i = 0; i < parts.size(); i++) {
      parts
          .get(i)
          .setBounds(
              area.x + i % columns * (width + gap),
              area.y + i / columns * (height + gap),
              width,
              height);
    }
  }
}
