package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.screen.layout.WidthBound;
import org.clearkiosk.kiosk.screen.layout.WidthBoundLayout;

/** Keeps a height whatever it holds, so that nothing around it moves when that changes. */
public class Reserve extends JPanel implements WidthBound {
  private static final long serialVersionUID = 1;

  private final transient WidthBoundLayout layout;
  private int least;

  /**
   * A place.
   *
   * @param least its height in pixels; it is higher only where its content needs that
   */
  public Reserve(WidthBoundLayout layout, int least) {
    super(layout);
    this.layout = layout;
    this.least = least;
    setOpaque(false);
  }

  /** Keeps another height, in pixels. */
  protected final void reserve(int height) {
    least = height;
  }

  @Override
  public final int heightFor(int width) {
    return Math.max(least, layout.heightFor(this, width));
  }

  @Override
  public final Dimension getPreferredSize() {
    int width = super.getPreferredSize().width;
    return new Dimension(width, heightFor(width));
  }
}
