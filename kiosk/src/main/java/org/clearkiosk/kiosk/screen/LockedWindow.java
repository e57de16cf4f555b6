package org.clearkiosk.kiosk.screen;

import java.awt.Cursor;
import java.awt.GraphicsEnvironment;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/**
 * Keeps a window over the whole screen, in front, with the focus, and without a way out by keys.
 * What keys do before they reach a window (switching consoles, ending the X server, a window
 * manager's own) is the system's to turn off; {@code docs/installing.md} says how. Used on Swing's
 * thread alone.
 */
final class LockedWindow implements AutoCloseable {
  private static final int BETWEEN_LOOKS_MILLISECONDS = 1000;

  private final JFrame window;
  private final KeyEventDispatcher keys = LockedWindow::swallowed;
  private final Timer looks = new Timer(BETWEEN_LOOKS_MILLISECONDS, look -> look());
  private boolean closed;

  private LockedWindow(JFrame window) {
    this.window = window;
  }

  /** Locks a window that is not shown yet. */
  static LockedWindow lock(JFrame window) {
    LockedWindow locked = new LockedWindow(window);
    window.setUndecorated(true);
    window.setResizable(false);
    window.setAlwaysOnTop(true);
    window.setBounds(screen());
    window.setFocusTraversalKeysEnabled(false);
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(locked.keys);
    window.addWindowFocusListener(
        new WindowAdapter() {
          @Override
          public void windowLostFocus(WindowEvent event) {
            SwingUtilities.invokeLater(locked::look);
          }
        });
    locked.looks.start();
    return locked;
  }

  /** Hides the pointer, or shows it. */
  static void showPointer(JFrame window, boolean shown) {
    window.setCursor(shown ? Cursor.getDefaultCursor() : invisible());
  }

  private static Cursor invisible() {
    return Toolkit.getDefaultToolkit()
        .createCustomCursor(
            new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB), new Point(), "none");
  }

  private static Rectangle screen() {
    return GraphicsEnvironment.getLocalGraphicsEnvironment()
        .getDefaultScreenDevice()
        .getDefaultConfiguration()
        .getBounds();
  }

  /** The screen may have another size now, and something may have come in front. */
  private void look() {
    if (closed || !window.isShowing()) {
      return;
    }
    Rectangle screen = screen();
    if (!window.getBounds().equals(screen)) {
      window.setBounds(screen);
      window.validate();
    }
    if (!window.isFocused()) {
      window.toFront();
      window.requestFocus();
    }
  }

  /**
   * Whether a key does nothing here: all that is held with another, and the functions from F5 on.
   */
  private static boolean swallowed(KeyEvent key) {
    boolean function =
        (key.getKeyCode() >= KeyEvent.VK_F5 && key.getKeyCode() <= KeyEvent.VK_F12)
            || (key.getKeyCode() >= KeyEvent.VK_F13 && key.getKeyCode() <= KeyEvent.VK_F24)
            || key.getKeyCode() == KeyEvent.VK_CONTEXT_MENU
            || key.getKeyCode() == KeyEvent.VK_WINDOWS
            || key.getKeyCode() == KeyEvent.VK_ALT
            || key.getKeyCode() == KeyEvent.VK_PRINTSCREEN;
    return function
        || key.isAltDown()
        || key.isControlDown()
        || key.isMetaDown()
        || key.isAltGraphDown();
  }

  @Override
  public void close() {
    closed = true;
    looks.stop();
    KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(keys);
  }
}
