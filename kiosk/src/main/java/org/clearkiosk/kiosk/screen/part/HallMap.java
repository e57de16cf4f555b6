package org.clearkiosk.kiosk.screen.part;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.List;
import javax.accessibility.AccessibleRole;
import javax.swing.Icon;
import org.clearkiosk.kiosk.screen.layout.WidthBound;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;
import org.jspecify.annotations.Nullable;

/**
 * The way from the terminal to the service hall. A campus may give its own drawing; the usual one
 * is a sketch that names the place. It is as wide as it may be, gives way where there is no room,
 * and is left out where it would be too small to read.
 */
public final class HallMap extends Graphic implements WidthBound {
  private static final long serialVersionUID = 1;

  /** The drawing's own size, where on it the two names stand, and the middle of either. */
  private static final Dimension DRAWING = new Dimension(600, 260);

  private static final Rectangle PLACE = new Rectangle(362, 44, 204, 172);
  private static final Rectangle HERE = new Rectangle(40, 166, 256, 68);
  private static final int MIDDLE_OF_PLACE = PLACE.x + PLACE.width / 2;

  /** That of the terminal; a longer name begins at its place's left. */
  private static final int MIDDLE_OF_HERE = 95;

  /** The highest that it asks to be, in units: a campus's own may be higher than wide. */
  private static final int MOST_HEIGHT = 400;

  /** Lower than this share of its usual height it says nothing any more. */
  private static final double LEAST = 0.45;

  private static final double LINE = 1.2;

  private final transient Theme theme;
  private final transient @Nullable Path drawing;
  private final Dimension own;
  private final String place;
  private final String here;
  private int wanted;
  private transient @Nullable Drawn drawn;

  /** The drawing in one size. */
  private record Drawn(Dimension size, Icon icon) {}

  /**
   * A map.
   *
   * @param drawing the campus's own, an SVG; null for the usual one
   * @param place where the hall is, to be written on the usual one
   * @param here what stands at the terminal on the usual one
   * @param spoken what it shows, for those who do not see it
   */
  public HallMap(Theme theme, @Nullable Path drawing, String place, String here, String spoken) {
    super(AccessibleRole.ICON);
    this.theme = theme;
    this.drawing = drawing;
    this.own = drawing == null ? DRAWING : sizeOf(new FlatSVGIcon(drawing.toFile()));
    this.place = place;
    this.here = here;
    wanted = theme.scale().length(DRAWING.width);
    setName("hall-map");
    getAccessibleContext().setAccessibleName(spoken);
  }

  /** Asks for another width than the usual one, in pixels. */
  public HallMap wide(int width) {
    wanted = width;
    return this;
  }

  @Override
  public int heightFor(int width) {
    return (int) Math.round(width / ratio());
  }

  private double ratio() {
    return (double) own.width / own.height;
  }

  private static Dimension sizeOf(Icon icon) {
    return new Dimension(Math.max(1, icon.getIconWidth()), Math.max(1, icon.getIconHeight()));
  }

  @Override
  public Dimension getPreferredSize() {
    int height = Math.min(heightFor(wanted), theme.scale().length(MOST_HEIGHT));
    return new Dimension((int) Math.round(height * ratio()), height);
  }

  /** Whether there is room enough to read it; else it is left out. */
  public boolean readable() {
    return paintedHeight() >= LEAST * heightFor(theme.scale().length(DRAWING.width));
  }

  private int paintedHeight() {
    return Math.min(getHeight(), heightFor(getWidth()));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    if (!readable()) {
      return;
    }
    int height = paintedHeight();
    int width = (int) Math.round(height * ratio());
    Graphics2D paint = Painting.smooth(graphics);
    icon(new Dimension(width, height)).paintIcon(this, paint, 0, 0);
    if (drawing == null) {
      double scale = (double) width / DRAWING.width;
      write(paint, place, theme.bold(Type.NOTE), Tone.INK, PLACE, MIDDLE_OF_PLACE, scale);
      write(paint, here, theme.font(Type.NOTE), Tone.MUTED, HERE, MIDDLE_OF_HERE, scale);
    }
    paint.dispose();
  }

  private Icon icon(Dimension wanted) {
    Drawn known = drawn;
    if (known == null || !known.size().equals(wanted)) {
      known =
          new Drawn(
              wanted,
              drawing == null
                  ? Icons.picture(theme, "way-to-hall.svg", wanted.width, wanted.height)
                  : new FlatSVGIcon(drawing.toFile()).derive(wanted.width, wanted.height));
      drawn = known;
    }
    return known.icon();
  }

  /** In its place; left out where it does not fit: it is said beside the map too. */
  private void write(
      Graphics2D paint,
      String text,
      Font font,
      Tone tone,
      Rectangle within,
      int middle,
      double scale) {
    int width = (int) (within.width * scale);
    List<String> lines = TextLines.wrap(text, font, width);
    double pitch = font.getSize2D() * LINE;
    if (lines.size() * pitch > within.height * scale
        || lines.stream().anyMatch(line -> TextLines.width(line, font) > width)) {
      return;
    }
    lines = TextLines.balanced(text, font, width);
    double top = (within.y + within.height / 2.0) * scale - lines.size() * pitch / 2;
    double ascent = TextLines.ascent(font);
    double descent = TextLines.descent(font);
    paint.setFont(font);
    paint.setColor(theme.colour(tone));
    for (String line : lines) {
      double centred = middle * scale - TextLines.width(line, font) / 2.0;
      double x = Math.max(within.x * scale, centred);
      paint.drawString(line, (float) x, (float) (top + (pitch - ascent - descent) / 2 + ascent));
      top += pitch;
    }
  }
}
