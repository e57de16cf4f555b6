package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.List;
import javax.swing.JLabel;
import org.clearkiosk.kiosk.screen.layout.WidthBound;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.jspecify.annotations.Nullable;

/** Text that wraps. All text of the screens that is not on something to touch. */
public final class Paragraph extends JLabel implements WidthBound {
  private static final long serialVersionUID = 1;

  /** From baseline to baseline in large type, in ems: large type needs less air. */
  private static final double LARGE_SPACING = 1.18;

  private static final int LARGE = 48;

  private final double box;
  private final double pitch;
  private boolean balanced;
  private int most = Integer.MAX_VALUE;
  private @Nullable Broken broken;
  private @Nullable Dimension preferred;

  /** The text as it is broken at a width; layouts ask for the same width many times. */
  private record Broken(int width, List<String> lines) {}

  /**
   * A text.
   *
   * @param text not empty; line feeds end lines
   * @param tone the colour of the text
   */
  public Paragraph(Theme theme, String text, Font font, Tone tone) {
    super(text);
    setFont(font);
    setForeground(theme.colour(tone));
    setOpaque(false);
    box = theme.lineSpacing() * font.getSize2D();
    boolean large = font.getSize2D() >= theme.scale().length(LARGE);
    pitch = large ? LARGE_SPACING * font.getSize2D() : box;
  }

  /** At the right, in the middle or at the left: one of JLabel's horizontal alignments. */
  public Paragraph align(int horizontalAlignment) {
    setHorizontalAlignment(horizontalAlignment);
    return this;
  }

  /** Breaks each paragraph into lines of about the same length. */
  public Paragraph balanced() {
    balanced = true;
    return this;
  }

  /** Asks for no more than a width, in pixels, and wraps there. */
  public Paragraph atMost(int width) {
    most = width;
    preferred = null;
    return this;
  }

  /** A name for tests to find it by. */
  public Paragraph named(String name) {
    setName(name);
    return this;
  }

  @Override
  public int heightFor(int width) {
    return heightOf(brokenAt(width).size());
  }

  private List<String> brokenAt(int width) {
    Broken known = broken;
    if (known == null || known.width() != width) {
      known = new Broken(width, TextLines.wrap(getText(), getFont(), width));
      broken = known;
    }
    return known.lines();
  }

  /** Says something else from now on. */
  @Override
  public void setText(String text) {
    broken = null;
    preferred = null;
    super.setText(text);
  }

  private int heightOf(int lines) {
    return (int) Math.ceil(box + (lines - 1) * pitch);
  }

  @Override
  public Dimension getPreferredSize() {
    Dimension known = preferred;
    if (known == null) {
      known = measured();
      preferred = known;
    }
    return new Dimension(known);
  }

  private Dimension measured() {
    List<String> lines = getText().lines().toList();
    int width = lines.stream().mapToInt(line -> TextLines.width(line, getFont())).max().orElse(0);
    return width <= most
        ? new Dimension(width, heightOf(Math.max(1, lines.size())))
        : new Dimension(most, heightFor(most));
  }

  /** Whether some of the text has no room and was left out. */
  public boolean shortened() {
    return heightFor(getWidth()) > getHeight();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = Painting.smooth(graphics);
    paint.setFont(getFont());
    paint.setColor(getForeground());
    double ascent = TextLines.ascent(getFont());
    double descent = TextLines.descent(getFont());
    double baseline = (box - ascent - descent) / 2 + ascent;
    for (String line : lines()) {
      paint.drawString(line, (float) startOf(line), (float) baseline);
      baseline += pitch;
    }
    paint.dispose();
  }

  private List<String> lines() {
    int width = getWidth();
    List<String> lines = brokenAt(width);
    if (balanced && lines.size() > 1) {
      lines = TextLines.balanced(getText(), getFont(), width);
    }
    int most = (int) Math.max(1, Math.floor((getHeight() + 1 - box) / pitch) + 1);
    return TextLines.shorten(lines, most, getFont(), width);
  }

  private double startOf(String line) {
    int spare = getWidth() - TextLines.width(line, getFont());
    return switch (getHorizontalAlignment()) {
      case RIGHT, TRAILING -> spare;
      case CENTER -> spare / 2.0;
      default -> 0;
    };
  }
}
