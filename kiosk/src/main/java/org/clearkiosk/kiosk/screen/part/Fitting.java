package org.clearkiosk.kiosk.screen.part;

import java.awt.Component;
import java.awt.Dimension;
import java.util.List;
import java.util.function.Supplier;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.screen.layout.WidthBound;
import org.jspecify.annotations.Nullable;

/**
 * The same things in the first of several arrangements that has room for them: with larger text a
 * screen is arranged otherwise, and nothing of it is cut off.
 */
public final class Fitting extends JPanel implements WidthBound {
  private static final long serialVersionUID = 1;

  private final transient List<Supplier<Component>> arrangements;
  private transient Component chosen;
  private @Nullable Dimension chosenFor;

  /**
   * Arrangements of the same things, the best first.
   *
   * @param arrangements make one each; the last has to have room always
   */
  public Fitting(List<Supplier<Component>> arrangements) {
    super(null);
    this.arrangements = List.copyOf(arrangements);
    chosen = arrangements.get(0).get();
    setOpaque(false);
    add(chosen);
  }

  @Override
  public int heightFor(int width) {
    return WidthBound.heightOf(chosen, width);
  }

  @Override
  public Dimension getPreferredSize() {
    return chosen.getPreferredSize();
  }

  @Override
  public void doLayout() {
    if (!getSize().equals(chosenFor)) {
      chosenFor = getSize();
      choose();
    }
    chosen.setBounds(0, 0, getWidth(), getHeight());
  }

  private void choose() {
    int last = arrangements.size() - 1;
    for (int i = 0; i <= last; i++) {
      Component candidate = i == 0 ? chosen : arrangements.get(i).get();
      if (i == last || WidthBound.heightOf(candidate, getWidth()) <= getHeight()) {
        if (candidate != chosen) {
          removeAll();
          chosen = candidate;
          add(chosen);
        }
        return;
      }
    }
  }
}
