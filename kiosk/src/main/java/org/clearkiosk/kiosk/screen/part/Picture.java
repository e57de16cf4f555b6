package org.clearkiosk.kiosk.screen.part;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.Locale;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JLabel;
import org.clearkiosk.kiosk.theme.Theme;

/** A drawing that shows what to do. */
public final class Picture extends JLabel {
  private static final long serialVersionUID = 1;

  /** The drawings. */
  public enum Motif {
    /** A card that leaves the reader. */
    TAKE_CARD,
    /** The terminal's sign. */
    BRAND
  }

  /**
   * A drawing in a given size.
   *
   * @param spoken what it shows, for those who do not see it
   */
  public Picture(Theme theme, Motif motif, int width, int height, String spoken) {
    String file = motif.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
    setIcon(Icons.picture(theme, file, width, height));
    getAccessibleContext().setAccessibleName(spoken);
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext =
          new AccessibleJLabel() {
            private static final long serialVersionUID = 1;

            @Override
            public AccessibleRole getAccessibleRole() {
              return AccessibleRole.ICON;
            }
          };
    }
    return accessibleContext;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = Painting.smooth(graphics);
    super.paintComponent(paint);
    paint.dispose();
  }
}
