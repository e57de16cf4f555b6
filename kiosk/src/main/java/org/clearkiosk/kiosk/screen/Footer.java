package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import javax.swing.BorderFactory;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.OutlineButton;
import org.clearkiosk.kiosk.screen.part.Reserve;
import org.clearkiosk.kiosk.theme.Length;
import org.jspecify.annotations.Nullable;

/** The foot of every screen: the way back at the left, the primary action at the right. */
final class Footer extends Reserve {
  private static final long serialVersionUID = 1;

  /** A foot; null where a place stays empty. */
  Footer(Kit kit, @Nullable Component left, @Nullable Component middle, @Nullable Component right) {
    super(new Row(kit.length(Length.PAD), Row.Stand.MIDDLE), kit.length(Length.ACTION_HEIGHT));
    int side = kit.length(Length.EDGE);
    setBorder(BorderFactory.createEmptyBorder(0, side, 0, side));
    if (left != null) {
      if (left instanceof OutlineButton back && right != null) {
        back.atMost(
            kit.theme().scale().widthPixels()
                - 2 * side
                - 2 * kit.length(Length.PAD)
                - right.getPreferredSize().width);
      }
      add(left);
    }
    add(middle == null ? kit.nothing() : middle, Row.Rest.EQUAL);
    if (right != null) {
      add(right);
    }
  }
}
