package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.Map;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import net.miginfocom.swing.MigLayout;
import org.clearkiosk.sim.card.CardFile;
import org.jspecify.annotations.Nullable;

/** Draws one card of a list: its label, what is particular about it, the query password. */
final class CardRow extends JPanel implements ListCellRenderer<CardFile> {
  private static final long serialVersionUID = 1L;
  private static final int ARC = 18;

  private final JLabel chinese = new JLabel();
  private final JLabel english = new JLabel();
  private final JLabel number = new JLabel();
  private final JLabel password = new JLabel();
  private final transient @Nullable Words words;
  private Map<String, String> lying = Map.of();
  private Color ground = Color.WHITE;
  private boolean outlined;

  /** In both languages. */
  CardRow() {
    this(null);
  }

  /**
   * @param words the language; null for both
   */
  CardRow(@Nullable Words words) {
    super(new MigLayout("insets 9 16 11 16, gap 8 1, fillx", "[grow, shrinkprio 200]push[]"));
    this.words = words;
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

  /** Which cards lie somewhere: where, by their labels. */
  void setLying(Map<String, String> places) {
    lying = Map.copyOf(places);
  }

  @Override
  public Component getListCellRendererComponent(
      JList<? extends CardFile> list, CardFile card, int index, boolean selected, boolean focused) {
    String place = lying.get(card.label());
    boolean isLying = place != null;
    ground = Look.color(isLying ? "accent" : "surface");
    outlined = selected && !isLying;
    Color quiet = isLying ? Look.color("accentSoft") : Look.color("muted");
    chinese.setText(words == null ? card.title().chinese() : words.title(card));
    chinese.setForeground(isLying ? Color.WHITE : list.getForeground());
    english.setText(words == null ? card.title().english() : secondLine(words, card, place));
    english.setForeground(quiet);
    number.setText(card.label());
    number.setForeground(isLying ? Color.WHITE : Look.color("accent"));
    password.setText(
        words != null ? " " : isLying ? "在读卡器上" : CardTexts.passwordHint(card.label()).orElse(" "));
    password.setForeground(quiet);
    return this;
  }

  private static String secondLine(Words words, CardFile card, @Nullable String place) {
    return place == null
        ? CardTexts.password(card.label()).map(six -> words.of("cards.password", six)).orElse(" ")
        : words.of("cards.lying", place);
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
