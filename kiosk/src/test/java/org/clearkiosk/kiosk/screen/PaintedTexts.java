package org.clearkiosk.kiosk.screen;

import com.formdev.flatlaf.util.Graphics2DProxy;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Paints into a picture, and tells of each text its colour and the colours that were there before
 * it. A text that is faint is told as one on what it is painted with.
 */
final class PaintedTexts extends Graphics2DProxy {
  /** Less of a text's ground than this share is an edge that lies beside it. */
  private static final double LEAST_SHARE = 0.1;

  private static final int EVERY_PIXELS = 2;

  private final Graphics2D graphics;
  private final BufferedImage picture;
  private final BiConsumer<Color, Color> told;

  /** {@code told} takes a text's colour and a colour beneath it. */
  PaintedTexts(Graphics2D graphics, BufferedImage picture, BiConsumer<Color, Color> told) {
    super(graphics);
    this.graphics = graphics;
    this.picture = picture;
    this.told = told;
  }

  @Override
  public Graphics create() {
    return new PaintedTexts((Graphics2D) graphics.create(), picture, told);
  }

  @Override
  public Graphics create(int x, int y, int width, int height) {
    return new PaintedTexts((Graphics2D) graphics.create(x, y, width, height), picture, told);
  }

  @Override
  public void drawString(String text, float x, float y) {
    Rectangle2D said = getFont().getStringBounds(text, getFontRenderContext());
    said.setRect(x + said.getX(), y + said.getY(), said.getWidth(), said.getHeight());
    look(said);
    graphics.drawString(text, x, y);
  }

  @Override
  public void drawString(String text, int x, int y) {
    drawString(text, (float) x, (float) y);
  }

  private void look(Rectangle2D text) {
    Shape clip = getClip();
    Rectangle2D seen = clip == null ? text : text.createIntersection(clip.getBounds2D());
    if (seen.isEmpty()) {
      return;
    }
    Rectangle place =
        getTransform()
            .createTransformedShape(seen)
            .getBounds()
            .intersection(new Rectangle(picture.getWidth(), picture.getHeight()));
    Map<Integer, Integer> counted = new HashMap<>();
    int looks = 0;
    for (int row = place.y; row < place.y + place.height; row += EVERY_PIXELS) {
      for (int column = place.x; column < place.x + place.width; column += EVERY_PIXELS) {
        counted.merge(picture.getRGB(column, row), 1, Integer::sum);
        looks++;
      }
    }
    for (Map.Entry<Integer, Integer> colour : counted.entrySet()) {
      if (colour.getValue() >= LEAST_SHARE * looks) {
        Color ground = new Color(colour.getKey());
        told.accept(over(ground), ground);
      }
    }
  }

  /** What the text's colour comes to on a ground, as faint as it is painted. */
  private Color over(Color ground) {
    Color ink = getColor();
    double share = ink.getAlpha() / 255.0;
    if (getComposite() instanceof AlphaComposite faint) {
      share *= faint.getAlpha();
    }
    return new Color(
        mixed(ink.getRed(), ground.getRed(), share),
        mixed(ink.getGreen(), ground.getGreen(), share),
        mixed(ink.getBlue(), ground.getBlue(), share));
  }

  private static int mixed(int ink, int ground, double share) {
    return (int) Math.round(ink * share + ground * (1 - share));
  }
}
