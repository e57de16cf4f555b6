package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.theme.Length;

/** Head, body and foot of a screen, at the same places of every one. */
class ScreenFrame extends JPanel implements Screen {
  private static final long serialVersionUID = 1;

  private final Header header;

  /**
   * A screen.
   *
   * @param name for tests to find it by
   */
  ScreenFrame(Kit kit, String name, State state, Component body, Footer footer) {
    super(new Column(0));
    setName(name);
    // The stage below has painted the ground
    setOpaque(false);
    header = new Header(kit, state);
    JPanel middle = kit.panel(new Column(0));
    int side = kit.length(Length.EDGE);
    int above = kit.length(Length.GAP, 0.5);
    int below = kit.length(Length.PAD);
    middle.setBorder(BorderFactory.createEmptyBorder(above, side, below, side));
    middle.add(body, Column.Part.REST);
    add(header);
    add(middle, Column.Part.REST);
    add(footer);
    setBorder(BorderFactory.createEmptyBorder(0, 0, kit.length(Length.PAD), 0));
  }

  @Override
  public final Component component() {
    return this;
  }

  @Override
  public void follow(State state) {
    header.follow(state);
  }
}
