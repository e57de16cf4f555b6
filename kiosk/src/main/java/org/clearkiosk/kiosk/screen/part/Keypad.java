package org.clearkiosk.kiosk.screen.part;

import java.util.function.IntConsumer;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.screen.layout.Tiles;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;

/** Ten digits, clear and delete, as on a telephone. */
public final class Keypad extends JPanel {
  private static final long serialVersionUID = 1;

  private static final int COLUMNS = 3;

  /**
   * A pad. Its keys are named {@code digit-0} … {@code digit-9}, {@code clear} and {@code delete}.
   *
   * @param onDigit takes 0 to 9
   */
  public Keypad(
      Theme theme,
      String clearWord,
      String deleteWord,
      IntConsumer onDigit,
      Runnable onClear,
      Runnable onDelete) {
    super(new Tiles(COLUMNS, theme.length(Length.GAP)));
    setOpaque(false);
    setName("keypad");
    for (int digit = 1; digit <= 9; digit++) {
      addDigit(theme, digit, onDigit);
    }
    KeyButton clear = KeyButton.word(theme, "clear", clearWord);
    clear.addActionListener(touch -> onClear.run());
    add(clear);
    addDigit(theme, 0, onDigit);
    KeyButton delete = KeyButton.word(theme, "delete", deleteWord);
    delete.addActionListener(touch -> onDelete.run());
    add(delete);
  }

  private void addDigit(Theme theme, int digit, IntConsumer onDigit) {
    KeyButton key = KeyButton.digit(theme, digit);
    key.addActionListener(touch -> onDigit.accept(digit));
    add(key);
  }
}
