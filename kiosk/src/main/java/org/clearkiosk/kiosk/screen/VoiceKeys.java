package org.clearkiosk.kiosk.screen;

import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.clearkiosk.kiosk.flow.Touch;

/**
 * The keys that have the screens read aloud: F1 switches it on and off, F2 says the screen again,
 * F3 is softer, F4 louder. Keypads for those who do not see have four keys that can be set so.
 */
final class VoiceKeys {
  private static final Map<Integer, Touch.Button> KEYS =
      Map.of(
          KeyEvent.VK_F1, Touch.Button.SPEAK,
          KeyEvent.VK_F2, Touch.Button.REPEAT,
          KeyEvent.VK_F3, Touch.Button.SOFTER,
          KeyEvent.VK_F4, Touch.Button.LOUDER);

  private VoiceKeys() {}

  /** Has the keys of a component's window report touches. */
  static void on(JComponent component, Consumer<Touch> touches) {
    KEYS.forEach(
        (key, touch) -> {
          component
              .getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
              .put(KeyStroke.getKeyStroke(key, 0), touch);
          component
              .getActionMap()
              .put(
                  touch,
                  new AbstractAction() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public void actionPerformed(ActionEvent event) {
                      touches.accept(touch);
                    }
                  });
        });
  }
}
