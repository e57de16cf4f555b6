package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.JPanel;
import org.clearkiosk.sim.card.CardFile;
import org.jspecify.annotations.Nullable;

/**
 * Draws the reader, and the card that lies on it, as large as there is room. Sizes are in FlatLaf's
 * scaled pixels.
 */
final class ReaderView extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int HEIGHT = 214;
  private static final int BODY_WIDTH = 300;
  static final int CARD_WIDTH = 236;
  static final int CARD_HEIGHT = 148;
  private static final int LONGEST_LARGE_LABEL = 12;

  private @Nullable CardFile card;
  private boolean noticed;

  ReaderView() {
    setOpaque(false);
    setPreferredSize(UIScale.scale(new Dimension(BODY_WIDTH + 40, HEIGHT)));
    show(null, false);
  }

  /** Shows a card on the reader, or none. */
  void show(@Nullable CardFile lying, boolean seen) {
    card = lying;
    noticed = seen;
    getAccessibleContext()
        .setAccessibleName(
            lying == null ? "读卡器空着 Reader empty" : "读卡器上有卡 Card on reader " + lying.label());
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D canvas = Look.smooth(graphics);
    double scale =
        Math.min(
            UIScale.getUserScaleFactor(),
            Math.min(getWidth() / (double) BODY_WIDTH, getHeight() / (double) HEIGHT));
    canvas.translate((getWidth() - BODY_WIDTH * scale) / 2, (getHeight() - HEIGHT * scale) / 2);
    canvas.scale(scale, scale);
    paintReader(canvas);
    if (card != null) {
      Graphics2D face = (Graphics2D) canvas.create();
      face.translate((BODY_WIDTH - CARD_WIDTH) / 2.0, 22);
      paintCard(face, card);
      face.dispose();
    }
    canvas.dispose();
  }

  private void paintReader(Graphics2D canvas) {
    canvas.setColor(Look.color("reader"));
    canvas.fill(new RoundRectangle2D.Double(0, 0, BODY_WIDTH, HEIGHT, 48, 48));
    canvas.setColor(Look.color("readerFace"));
    canvas.fill(new RoundRectangle2D.Double(20, 20, BODY_WIDTH - 40, HEIGHT - 62, 24, 24));
    canvas.setColor(card == null ? Look.color("wave").darker() : light());
    canvas.fill(new Ellipse2D.Double(BODY_WIDTH / 2.0 - 5, HEIGHT - 26, 10, 10));
    if (card == null) {
      paintWaves(canvas);
    }
  }

  /** The lamp: yellow until the driver has spoken to the card, then green. */
  private Color light() {
    return noticed ? new Color(0x5BD98A) : new Color(0xF2C14E);
  }

  private static void paintWaves(Graphics2D canvas) {
    canvas.setColor(Look.color("wave"));
    canvas.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    double x = BODY_WIDTH / 2.0;
    double y = 134;
    canvas.fill(new Ellipse2D.Double(x - 7, y - 7, 14, 14));
    for (double radius : new double[] {36, 70}) {
      canvas.draw(
          new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, 48, 84, Arc2D.OPEN));
    }
  }

  /** Draws a card with its upper left corner at the origin, {@value #CARD_WIDTH} wide. */
  static void paintCard(Graphics2D face, CardFile lying) {
    Area paper = new Area(new RoundRectangle2D.Double(0, 0, CARD_WIDTH, CARD_HEIGHT, 24, 24));
    Area band = new Area(paper);
    band.intersect(new Area(new Rectangle(0, 0, CARD_WIDTH, 40)));
    paper.subtract(band);
    face.setColor(Look.color("surface"));
    face.fill(paper);
    face.setColor(Look.color("accent"));
    face.fill(band);
    face.setColor(Color.WHITE);
    face.setFont(unscaled(Font.BOLD, 15));
    face.drawString("校园卡", 16, 26);
    face.setColor(Look.color("accentSoft"));
    face.fill(new RoundRectangle2D.Double(16, 54, 48, 56, 10, 10));
    face.setColor(Look.color("accent"));
    face.fill(new Ellipse2D.Double(30, 62, 20, 20));
    face.fill(new Arc2D.Double(22, 87, 36, 44, 0, 180, Arc2D.CHORD));
    face.setColor(Look.color("reader"));
    boolean isNumber = lying.label().length() <= LONGEST_LARGE_LABEL;
    face.setFont(unscaled(Font.BOLD, isNumber ? 19 : 14));
    face.drawString(fitted(face, lying.label(), CARD_WIDTH - 92), 78, 74);
    face.setFont(unscaled(Font.PLAIN, 13));
    face.setColor(Look.color("muted"));
    face.drawString(fitted(face, lying.title().chinese(), CARD_WIDTH - 92), 78, 98);
    CardTexts.passwordHint(lying.label()).ifPresent(hint -> face.drawString(hint, 78, 130));
  }

  private static Font unscaled(int style, float size) {
    return Look.font(style, 0).deriveFont(size);
  }

  private static String fitted(Graphics2D canvas, String text, int width) {
    String shown = text;
    while (canvas.getFontMetrics().stringWidth(shown) > width && shown.length() > 2) {
      shown = shown.substring(0, shown.length() - 2) + "…";
    }
    return shown;
  }
}
