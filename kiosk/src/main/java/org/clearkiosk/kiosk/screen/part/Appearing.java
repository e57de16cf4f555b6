package org.clearkiosk.kiosk.screen.part;

import java.awt.AlphaComposite;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JPanel;
import javax.swing.Timer;
import org.clearkiosk.kiosk.screen.layout.Column;

/**
 * Shows its one part a moment after the screen has come: once, and never again. It has its place
 * from the first, so nothing moves when it appears.
 */
public final class Appearing extends JPanel {
  private static final long serialVersionUID = 1;

  private static final int MILLISECONDS = 180;

  private final transient Movement movement = new Movement(MILLISECONDS, this::repaint, () -> {});
  private final transient Timer wait;
  private boolean waiting = true;

  /**
   * A part that appears.
   *
   * @param after how long after the screen, in milliseconds
   */
  public Appearing(Component part, int after) {
    super(new Column(0));
    setOpaque(false);
    add(part, Column.Part.GIVING);
    wait = new Timer(after, over -> begin());
    wait.setRepeats(false);
  }

  private void begin() {
    waiting = false;
    movement.start();
  }

  @Override
  public void addNotify() {
    super.addNotify();
    if (waiting) {
      wait.start();
    }
  }

  @Override
  public void removeNotify() {
    wait.stop();
    movement.stop();
    waiting = false;
    super.removeNotify();
  }

  @Override
  public void paint(Graphics graphics) {
    double shown = waiting ? 0 : movement.progress();
    if (shown >= 1) {
      super.paint(graphics);
    } else if (shown > 0) {
      Graphics2D faint = (Graphics2D) graphics.create();
      faint.setComposite(AlphaComposite.SrcOver.derive((float) shown));
      super.paint(faint);
      faint.dispose();
    }
  }
}
