package org.clearkiosk.kiosk.screen;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;

/**
 * One picture after the other, each over the whole screen: the text sizes with a rule in
 * millimetres, colours, lines of one pixel. A touch leads on, and after the last one back; keys
 * lead both ways. Only the first one says so: on the others every pixel is looked at.
 */
final class ScreenTestScreen extends JPanel implements Screen, Album {
  private static final long serialVersionUID = 1;

  private static final int RULE_MM = 100;

  /** From one size's baseline to the next one's, in ems. */
  private static final float PITCH = 1.4f;

  /** What is painted, in order. */
  private enum Picture {
    TEXT("technician.screen.text"),
    WHITE("technician.screen.white"),
    BLACK("technician.screen.black"),
    RED("technician.screen.red"),
    GREEN("technician.screen.green"),
    BLUE("technician.screen.blue"),
    GREY("technician.screen.grey"),
    VERTICAL_LINES("technician.screen.vertical-lines"),
    HORIZONTAL_LINES("technician.screen.horizontal-lines"),
    SQUARES("technician.screen.squares");

    /** The text that names it. */
    private final String words;

    Picture(String words) {
      this.words = words;
    }
  }

  private static final List<Picture> PICTURES = List.of(Picture.values());

  private final transient Kit kit;
  private final Paragraph notes;
  private int place;

  ScreenTestScreen(Kit kit) {
    super(null);
    this.kit = kit;
    notes =
        kit.note(
            String.join(
                "\n",
                kit.say("technician.screen.rule", RULE_MM),
                kit.say("technician.screen.note"),
                kit.say("technician.screen.keys")));
    add(notes);
    setName("technician-screen-test");
    setOpaque(true);
    getAccessibleContext()
        .setAccessibleName(TechnicianScreen.title(kit, TechnicianPage.SCREEN_TEST));
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent event) {
            turn(1);
          }
        });
    tell();
  }

  @Override
  public void turn(int by) {
    if (place + by >= PICTURES.size()) {
      end();
    } else {
      open(Math.max(0, place + by));
    }
  }

  @Override
  public void open(int wanted) {
    kit.touches().touch(Touch.Button.MORE_TIME);
    if (wanted < PICTURES.size()) {
      place = wanted;
      notes.setVisible(picture() == Picture.TEXT);
      tell();
      repaint();
    }
  }

  @Override
  public void end() {
    kit.touches().touch(new Touch.OpenPage(TechnicianPage.SELF_TEST));
  }

  private Picture picture() {
    return PICTURES.get(place);
  }

  /** Who does not see the picture is told which one it is. */
  private void tell() {
    getAccessibleContext()
        .setAccessibleDescription(
            kit.say(
                "technician.screen.picture",
                kit.say("pages", place + 1, PICTURES.size()),
                kit.say(picture().words)));
  }

  @Override
  public void doLayout() {
    int edge = kit.length(Length.EDGE);
    int width = Math.max(0, getWidth() - 2 * edge);
    int top = ruleTop() + 2 * kit.length(Length.PAD);
    notes.setBounds(edge, top, width, notes.heightFor(width));
  }

  /** Below a line in each text size. */
  private int ruleTop() {
    double sizes =
        Stream.of(Type.values()).mapToDouble(type -> kit.theme().font(type).getSize2D()).sum();
    return (int) Math.round(sizes * PITCH) + 2 * kit.length(Length.EDGE);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = (Graphics2D) graphics.create();
    paint.setColor(ground());
    paint.fillRect(0, 0, getWidth(), getHeight());
    switch (picture()) {
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
    return switch (picture()) {
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
      y += font.getSize2D() * PITCH;
      paint.drawString(
          String.format(Locale.ROOT, "离 Aa 9 %.1f mm", font.getSize2D() / perMillimetre), x, y);
    }
    int rule = (int) Math.round(RULE_MM * perMillimetre);
    int top = ruleTop();
    for (int millimetre = 0; millimetre <= RULE_MM; millimetre += 10) {
      int at = x + (int) Math.round(millimetre * perMillimetre);
      paint.drawLine(at, top, at, top + kit.length(Length.PAD));
    }
    paint.drawLine(x, top, x + rule, top);
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
