package org.clearkiosk.kiosk.screen.layout;

import java.awt.Component;
import java.awt.Container;

/** Something whose height depends on its width: wrapped text. */
public interface WidthBound {
  /**
   * How high it is.
   *
   * @param width the width it is given, in pixels
   */
  int heightFor(int width);

  /** How high any component is at a width. */
  static int heightOf(Component component, int width) {
    if (component instanceof WidthBound bound) {
      return bound.heightFor(width);
    }
    if (component instanceof Container container
        && container.getLayout() instanceof WidthBoundLayout layout) {
      return layout.heightFor(container, width);
    }
    return component.getPreferredSize().height;
  }
}
