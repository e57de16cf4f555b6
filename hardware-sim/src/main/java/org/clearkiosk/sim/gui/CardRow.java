package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import net.miginfocom.swing.MigLayout;
import org.clearkiosk.sim.card.CardFile;
import org.jspecify.annotations.Nullable;

/** Draws one card of the list: its label, its case in both languages, the query password. */
final class CardRow extends JPanel implements ListCellRenderer<CardFile> {
  private static final long serialVersionUID = 1L;
  private static final int ARC = 18;

  private final JLabel chinese = new JLabel();
  private final JLabel english = new JLabel();
  private final JLabel number = new JLabel();
  private final JLabel password = new JLabel();
  private @Nullable String lying;
  private Color ground = Color.WHITE;
  private boolean outlined;

  CardRow() {
    super(new MigLayout("insets 9 16 11 16, gap 8 1, fillx", "[grow, shrinkprio 200]push[]"));
    setOpaque(false);
    chinese.setFont(Look.font(Font.BOLD, 2));
    number.setFont(Look.font(Font.BOLD, 1));
    english.setFont(Look.font(Font.PLAIN, 0));
    password.setFont(Look.font(Font.PLAIN, 0));
    add(chinese, "wmin 0");
    add(number, "alignx right, wrap");
    add(english, "wmin 0");
    add(password, "alignx right");
  }

  /** Names the card that lies on the reader, or null. */
  void setLying(@Nullable String label) {
    lying = label;
  }

  @Override
  public Component getListCellRendererComponent(
      JList<? extends CardFile> list, CardFile card, int index, boolean selected, boolean focused) {
    boolean isLying = card.label().equals(lying);
    ground = Look.color(isLying ? "accent" : "surface");
    outlined = selected && !isLying;
    Color quiet = isLying ? Look.color("accentSoft") : Look.color("muted");
    chinese.setText(card.title().chinese());
    chinese.setForeground(isLying ? Color.WHITE : list.getForeground());
    english.setText(card.title().english());
    english.setForeground(quiet);
    number.setText(card.label());
    number.setForeground(isLying ? Color.WHITE : Look.color("accent"));
    password.setText(isLying ? "在读卡器上" : CardTexts.passwordHint(card.label()).orElse(" "));
    password.setForeground(quiet);
    return this;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D canvas = Look.smooth(graphics);
    int arc = UIScale.scale(ARC);
    int gap = UIScale.scale(3);
    canvas.setColor(ground);
    canvas.fillRoundRect(0, gap, getWidth(), getHeight() - 2 * gap, arc, arc);
    if (outlined) {
      canvas.setColor(Look.color("accent"));
      canvas.drawRoundRect(0, gap, getWidth() - 1, getHeight() - 2 * gap - 1, arc, arc);
    }
    canvas.dispose();
  }
}
