package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import java.awt.LayoutManager;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.screen.layout.WidthBound;

/** Keeps its height whatever it holds, so that nothing around it moves when that changes. */
public class Reserve extends JPanel implements WidthBound {
  private static final long serialVersionUID = 1;

  private final int height;

  /** A place of a height in pixels. */
  public Reserve(LayoutManager layout, int height) {
    super(layout);
    this.height = height;
    setOpaque(false);
  }

  @Override
  public final int heightFor(int width) {
    return height;
  }

  @Override
  public final Dimension getPreferredSize() {
    return new Dimension(super.getPreferredSize().width, height);
  }
}
