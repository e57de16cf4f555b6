package org.clearkiosk.kiosk.screen.part;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.ActionEvent;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JButton;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.jspecify.annotations.Nullable;

/** Something to touch: a rounded shape with a text, and an icon after it. Acts on release. */
public abstract sealed class TouchButton extends JButton
    permits KeyButton, OutlineButton, PillButton, PrimaryButton {
  private static final long serialVersionUID = 1;

  private final transient Theme theme;
  private final int arc;
  private final int sidePadding;
  private final Dimension least;
  private @Nullable Tone frame;
  private int frameWidth;
  private int most = Integer.MAX_VALUE;
  private int room;

  /**
   * A button.
   *
   * @param name for tests to find it by
   * @param least the size that it has at least, in pixels
   * @param sidePadding between its sides and its text, in pixels
   * @param arc the radius of its corners, in pixels
   */
  TouchButton(
      Theme theme, String name, String text, Font font, Dimension least, int sidePadding, int arc) {
    super(text);
    this.theme = theme;
    this.least = least;
    this.sidePadding = sidePadding;
    this.arc = arc;
    setName(name);
    setFont(font);
    setContentAreaFilled(false);
    setBorderPainted(false);
    setFocusPainted(false);
    setOpaque(false);
    // A touch must not move the focus of a keypad
    setRequestFocusEnabled(false);
    getAccessibleContext().setAccessibleName(text);
  }

  abstract Tone ground(boolean pressed);

  /** The ground while a touch does nothing. */
  Tone disabledGround() {
    return Tone.GROUND;
  }

  final void frame(Tone tone, int width) {
    frame = tone;
    frameWidth = width;
  }

  final Theme theme() {
    return theme;
  }

  /** The width of the text without padding, in pixels. */
  private int contentWidth(String text) {
    Icon icon = getIcon();
    return TextLines.width(text, getFont()) + (icon == null ? 0 : icon.getIconWidth() + iconGap());
  }

  private int iconGap() {
    return theme.length(Length.GAP);
  }

  @Override
  public Dimension getPreferredSize() {
    int width = Math.min(most, Math.max(room, contentWidth(getText())) + 2 * sidePadding);
    return new Dimension(Math.max(least.width, width), least.height);
  }

  /**
   * Is as wide with its text as with another that it may be given: nothing around it moves then.
   */
  public final void leaveRoomFor(String text) {
    room = contentWidth(text);
  }

  /** Asks for no more than a width, in pixels; its text takes two lines then. */
  public final void atMost(int width) {
    most = width;
  }

  /** Does what a touch does, where one does anything now; for keys. */
  public final void act() {
    if (isEnabled()) {
      fireActionPerformed(new ActionEvent(this, ActionEvent.ACTION_PERFORMED, getActionCommand()));
    }
  }

  /** The radius of its corners, in pixels. */
  public final int arc() {
    return Math.min(arc, getHeight() / 2);
  }

  /** Whether its text has no room. */
  public boolean shortened() {
    List<String> lines = lines();
    double height = lines.size() * lineHeight();
    boolean tooWide =
        lines.stream().anyMatch(line -> contentWidth(line) > getWidth() - sidePadding);
    return tooWide || height > getHeight();
  }

  private List<String> lines() {
    Icon icon = getIcon();
    int room = getWidth() - sidePadding - (icon == null ? 0 : icon.getIconWidth() + iconGap());
    return TextLines.balanced(getText(), getFont(), Math.max(1, room));
  }

  private double lineHeight() {
    return getFont().getSize2D() * 1.2;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = Painting.smooth(graphics);
    boolean pressed = getModel().isArmed() && getModel().isPressed();
    paintShape(paint, pressed);
    List<String> lines = lines();
    int textWidth =
        lines.stream().mapToInt(line -> TextLines.width(line, getFont())).max().orElse(0);
    Icon icon = getIcon();
    int width = textWidth + (icon == null ? 0 : iconGap() + icon.getIconWidth());
    double x = (getWidth() - width) / 2.0;
    double ascent = TextLines.ascent(getFont());
    double descent = TextLines.descent(getFont());
    double top = (getHeight() - lines.size() * lineHeight()) / 2;
    paint.setFont(getFont());
    paint.setColor(isEnabled() ? getForeground() : theme.colour(Tone.NOT_NEEDED));
    for (String line : lines) {
      double baseline = top + (lineHeight() - ascent - descent) / 2 + ascent;
      double indent = (textWidth - TextLines.width(line, getFont())) / 2.0;
      paint.drawString(line, (float) (x + indent), (float) baseline);
      top += lineHeight();
    }
    if (icon != null) {
      icon.paintIcon(
          this, paint, (int) (x + textWidth + iconGap()), (getHeight() - icon.getIconHeight()) / 2);
    }
    paint.dispose();
  }

  private void paintShape(Graphics2D paint, boolean pressed) {
    Color ground = theme.colour(isEnabled() ? ground(pressed) : disabledGround());
    Sheet sheet =
        frame == null
            ? Sheet.plain(arc, ground)
            : Sheet.framed(arc, ground, theme.colour(isEnabled() ? frame : Tone.LINE), frameWidth);
    sheet.paint(paint, 0, 0, getWidth(), getHeight());
  }
}
