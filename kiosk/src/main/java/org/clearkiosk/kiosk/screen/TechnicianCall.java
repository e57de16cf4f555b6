package org.clearkiosk.kiosk.screen;

import java.awt.AWTEvent;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.clearkiosk.kiosk.theme.Scale;

/**
 * Hears the keys (Ctrl, Alt, Shift and T together) and the {@linkplain CornerPattern touches} that
 * call for the technician's pages. Used on Swing's thread alone.
 */
final class TechnicianCall implements AutoCloseable {
  private static final int ALL =
      InputEvent.CTRL_DOWN_MASK | InputEvent.ALT_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK;

  /** As wide as two fingers. */
  private static final double CORNER_MM = 2 * Scale.MINIMUM_TARGET_MM;

  private final JComponent stage;
  private final double pixelsPerMillimetre;
  private final Runnable called;
  private final CornerPattern pattern = new CornerPattern();
  private final Timer hold;
  private final KeyEventDispatcher keys = this::key;
  private final AWTEventListener touches = this::touched;

  /**
   * @param stage what covers the screen
   * @param called run for each call
   */
  TechnicianCall(JComponent stage, double pixelsPerMillimetre, Runnable called) {
    this.stage = stage;
    this.pixelsPerMillimetre = pixelsPerMillimetre;
    this.called = called;
    hold = new Timer(Math.toIntExact(CornerPattern.HOLD.toMillis()), held -> heldLongEnough());
    hold.setRepeats(false);
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(keys);
    Toolkit.getDefaultToolkit().addAWTEventListener(touches, AWTEvent.MOUSE_EVENT_MASK);
  }

  private boolean key(KeyEvent key) {
    boolean call =
        key.getID() == KeyEvent.KEY_PRESSED
            && key.getKeyCode() == KeyEvent.VK_T
            && (key.getModifiersEx() & ALL) == ALL;
    if (call) {
      called.run();
    }
    return call;
  }

  private void touched(AWTEvent event) {
    if (event instanceof MouseEvent touch) {
      if (touch.getID() == MouseEvent.MOUSE_PRESSED) {
        hold.stop();
        int corner = (int) Math.round(CORNER_MM * pixelsPerMillimetre);
        boolean last =
            pattern.pressed(
                SwingUtilities.convertPoint(touch.getComponent(), touch.getPoint(), stage),
                stage.getSize(),
                corner,
                System.nanoTime());
        if (last) {
          hold.start();
        }
      } else if (touch.getID() == MouseEvent.MOUSE_RELEASED) {
        hold.stop();
        pattern.released();
      }
    }
  }

  private void heldLongEnough() {
    if (pattern.held()) {
      pattern.released();
      called.run();
    }
  }

  @Override
  public void close() {
    hold.stop();
    KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(keys);
    Toolkit.getDefaultToolkit().removeAWTEventListener(touches);
  }
}
