package org.clearkiosk.kiosk.gallery;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether two pictures show the same to a person.
 *
 * <p>A pixel is as it was when the other picture has its colour there or one pixel beside it,
 * about: so edges may be smoothed in another way. Pixels that are not are counted by squares, in
 * either direction, so that what is missing counts as much as what is new; a few in a square are
 * noise. Besides, a square must have its mean colour, which smoothing hardly changes.
 */
final class PictureComparison {
  private static final int SQUARE = 16;

  /** How far a pixel's colour may be off; letters are drawn in contrasts three times as large. */
  private static final int PIXEL_TOLERANCE = 84;

  /** How many pixels of a square may be off. */
  private static final int NOISE = 6;

  /** How far the mean colour of a square may be off. */
  private static final int MEAN_TOLERANCE = 12;

  private final Picture approved;
  private final Picture painted;

  PictureComparison(Picture approved, Picture painted) {
    this.approved = approved;
    this.painted = painted;
  }

  /** Where they differ; empty when they show the same. */
  List<Rectangle> differences() {
    if (approved.width() != painted.width() || approved.height() != painted.height()) {
      return List.of(new Rectangle(painted.width(), painted.height()));
    }
    List<Rectangle> differences = new ArrayList<>();
    for (int top = 0; top < painted.height(); top += SQUARE) {
      for (int left = 0; left < painted.width(); left += SQUARE) {
        if (differs(left, top)) {
          differences.add(new Rectangle(left, top, SQUARE, SQUARE));
        }
      }
    }
    return differences;
  }

  private boolean differs(int left, int top) {
    int mean = Picture.distance(approved.mean(left, top, SQUARE), painted.mean(left, top, SQUARE));
    return mean > MEAN_TOLERANCE
        || strangers(approved, painted, left, top) > NOISE
        || strangers(painted, approved, left, top) > NOISE;
  }

  /** How many pixels of a square of one picture the other one has not. */
  private static int strangers(Picture one, Picture other, int left, int top) {
    int strangers = 0;
    for (int y = top; y < Math.min(one.height(), top + SQUARE); y++) {
      for (int x = left; x < Math.min(one.width(), left + SQUARE); x++) {
        strangers += isThere(one.at(x, y), other, x, y) ? 0 : 1;
      }
    }
    return strangers;
  }

  private static boolean isThere(int colour, Picture other, int x, int y) {
    for (int nearY = Math.max(0, y - 1); nearY <= Math.min(other.height() - 1, y + 1); nearY++) {
      for (int nearX = Math.max(0, x - 1); nearX <= Math.min(other.width() - 1, x + 1); nearX++) {
        if (Picture.distance(colour, other.at(nearX, nearY)) <= PIXEL_TOLERANCE) {
          return true;
        }
      }
    }
    return false;
  }

  /** The approved picture and the painted one side by side, with the differences framed. */
  BufferedImage sideBySide() {
    int gap = SQUARE;
    BufferedImage both =
        new BufferedImage(
            approved.width() + gap + painted.width(),
            Math.max(approved.height(), painted.height()),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = both.createGraphics();
    graphics.drawImage(approved.image(), 0, 0, null);
    graphics.drawImage(painted.image(), approved.width() + gap, 0, null);
    graphics.setColor(Color.RED);
    for (Rectangle place : differences()) {
      graphics.draw(place);
      place.translate(approved.width() + gap, 0);
      graphics.draw(place);
    }
    graphics.dispose();
    return both;
  }
}
