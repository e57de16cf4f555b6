package org.clearkiosk.kiosk.screen;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;

/**
 * One picture after the other, each over the whole screen: the text sizes with a rule in
 * millimetres, colours, lines of one pixel. A touch leads on, and after the last one back.
 */
final class ScreenTestScreen extends JPanel implements Screen {
  private static final long serialVersionUID = 1;

  private static final int RULE_MM = 100;

  /** What is painted, in order. */
  private enum Picture {
    TEXT,
    WHITE,
    BLACK,
    RED,
    GREEN,
    BLUE,
    GREY,
    VERTICAL_LINES,
    HORIZONTAL_LINES,
    SQUARES
  }

  private final transient Kit kit;
  private final transient Iterator<Picture> pictures = List.of(Picture.values()).iterator();
  private Picture picture = pictures.next();

  ScreenTestScreen(Kit kit) {
    this.kit = kit;
    setName("technician-screen-test");
    setOpaque(true);
    getAccessibleContext()
        .setAccessibleName(TechnicianScreen.title(kit, TechnicianPage.SCREEN_TEST));
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent event) {
            next();
          }
        });
  }

  private void next() {
    if (!pictures.hasNext()) {
      kit.touches().touch(new Touch.OpenPage(TechnicianPage.SELF_TEST));
      return;
    }
    kit.touches().touch(Touch.Button.MORE_TIME);
    picture = pictures.next();
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = (Graphics2D) graphics.create();
    paint.setColor(ground());
    paint.fillRect(0, 0, getWidth(), getHeight());
    switch (picture) {
      case TEXT -> text(paint);
      case VERTICAL_LINES -> {
        paint.setColor(Color.BLACK);
        for (int x = 0; x < getWidth(); x += 2) {
          paint.drawLine(x, 0, x, getHeight());
        }
      }
      case HORIZONTAL_LINES -> {
        paint.setColor(Color.BLACK);
        for (int y = 0; y < getHeight(); y += 2) {
          paint.drawLine(0, y, getWidth(), y);
        }
      }
      case SQUARES -> squares(paint);
      case WHITE, BLACK, RED, GREEN, BLUE, GREY -> {
        // The ground is all there is
      }
    }
    paint.dispose();
  }

  private Color ground() {
    return switch (picture) {
      case TEXT -> kit.theme().colour(Tone.SURFACE);
      case WHITE, VERTICAL_LINES, HORIZONTAL_LINES, SQUARES -> Color.WHITE;
      case BLACK -> Color.BLACK;
      case RED -> Color.RED;
      case GREEN -> Color.GREEN;
      case BLUE -> Color.BLUE;
      case GREY -> Color.GRAY;
    };
  }

  /** A frame at the very edge, every text size, a rule to hold a ruler against. */
  private void text(Graphics2D paint) {
    paint.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    paint.setColor(kit.theme().colour(Tone.STOP));
    paint.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
    paint.setColor(kit.theme().colour(Tone.INK));
    double perMillimetre = kit.theme().scale().pixelsPerMillimetre();
    int x = kit.length(Length.EDGE);
    float y = kit.length(Length.EDGE);
    for (Type type : Type.values()) {
      Font font = kit.theme().font(type);
      paint.setFont(font);
      y += font.getSize2D() * 1.4f;
      paint.drawString(
          String.format(Locale.ROOT, "离校 Aa09 %.1f mm", font.getSize2D() / perMillimetre), x, y);
    }
    int rule = (int) Math.round(RULE_MM * perMillimetre);
    int top = Math.round(y) + kit.length(Length.EDGE);
    for (int millimetre = 0; millimetre <= RULE_MM; millimetre += 10) {
      int at = x + (int) Math.round(millimetre * perMillimetre);
      paint.drawLine(at, top, at, top + kit.length(Length.PAD));
    }
    paint.drawLine(x, top, x + rule, top);
    paint.setFont(kit.theme().font(Type.NOTE));
    float line = kit.theme().font(Type.NOTE).getSize2D() * 1.5f;
    paint.drawString(
        kit.say("technician.screen.rule", RULE_MM), x, top + kit.length(Length.PAD) + line);
    paint.drawString(kit.say("technician.screen.note"), x, top + kit.length(Length.PAD) + 2 * line);
  }

  private void squares(Graphics2D paint) {
    paint.setColor(Color.BLACK);
    int side = kit.length(Length.EDGE);
    for (int y = 0; y * side < getHeight(); y++) {
      for (int x = y % 2; x * side < getWidth(); x += 2) {
        paint.fillRect(x * side, y * side, side, side);
      }
    }
  }

  @Override
  public Component component() {
    return this;
  }

  @Override
  public void follow(State state) {
    // It shows pictures and nothing of the state
  }
}
