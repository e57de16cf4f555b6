package org.clearkiosk.kiosk.screen;

import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.part.OutlineButton;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Tone;

/** Targets at every corner and edge, and the way that the finger took between them. */
final class TouchTestScreen extends JPanel implements Screen {
  private static final long serialVersionUID = 1;

  private static final double SIDE_MM = 20;
  private static final int MOST_POINTS = 2000;
  private static final int TARGETS = 8;

  private final transient Kit kit;
  private final JPanel words;
  private final Paragraph count;
  private final Paragraph place;
  private final Set<Integer> touched = new HashSet<>();
  private final transient Deque<Point> way = new ArrayDeque<>();

  TouchTestScreen(Kit kit) {
    super(null);
    this.kit = kit;
    setName("technician-touch-test");
    setBackground(kit.theme().colour(Tone.GROUND));
    getAccessibleContext()
        .setAccessibleName(TechnicianScreen.title(kit, TechnicianPage.TOUCH_TEST));
    count = kit.heading(kit.say("technician.touch.count", 0, TARGETS));
    count.align(SwingConstants.CENTER);
    place = kit.quietItem(kit.say("technician.touch.note")).align(SwingConstants.CENTER);
    Paragraph keys = kit.note(kit.say("technician.touch.keys")).align(SwingConstants.CENTER);
    words = kit.panel(new Column(kit.length(Length.PAD), Column.Stand.MIDDLE));
    words.add(count);
    words.add(place);
    OutlineButton back =
        OutlineButton.back(kit.theme(), TechnicianScreen.BACK, kit.say("action.technician-back"));
    words.add(
        kit.reporting(back, new Touch.OpenPage(TechnicianPage.SELF_TEST)), Column.Part.CENTRE);
    words.add(keys);
    add(words);
    MouseAdapter finger =
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent event) {
            kit.touches().touch(Touch.Button.MORE_TIME);
            at(event.getPoint());
          }

          @Override
          public void mouseDragged(MouseEvent event) {
            at(event.getPoint());
          }
        };
    addMouseListener(finger);
    addMouseMotionListener(finger);
  }

  private int side() {
    return (int) Math.round(SIDE_MM * kit.theme().scale().pixelsPerMillimetre());
  }

  @Override
  public void doLayout() {
    int side = side() + kit.length(Length.EDGE);
    words.setBounds(
        side, side, Math.max(0, getWidth() - 2 * side), Math.max(0, getHeight() - 2 * side));
  }

  private List<Rectangle> targets() {
    int side = side();
    int right = getWidth() - side;
    int bottom = getHeight() - side;
    return List.of(
        new Rectangle(0, 0, side, side),
        new Rectangle(right / 2, 0, side, side),
        new Rectangle(right, 0, side, side),
        new Rectangle(right, bottom / 2, side, side),
        new Rectangle(right, bottom, side, side),
        new Rectangle(right / 2, bottom, side, side),
        new Rectangle(0, bottom, side, side),
        new Rectangle(0, bottom / 2, side, side));
  }

  private void at(Point point) {
    if (way.size() == MOST_POINTS) {
      way.removeFirst();
    }
    way.addLast(point);
    List<Rectangle> targets = targets();
    IntStream.range(0, targets.size())
        .filter(target -> targets.get(target).contains(point))
        .forEach(touched::add);
    count.setText(kit.say("technician.touch.count", touched.size(), TARGETS));
    double perPixel = 1 / kit.theme().scale().pixelsPerMillimetre();
    place.setText(
        String.format(
            Locale.ROOT,
            "%d, %d px · %.1f, %.1f mm",
            point.x,
            point.y,
            point.x * perPixel,
            point.y * perPixel));
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D paint = (Graphics2D) graphics.create();
    paint.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    int stroke = kit.length(Length.STROKE);
    List<Rectangle> targets = targets();
    for (int target = 0; target < targets.size(); target++) {
      Rectangle area = targets.get(target);
      boolean done = touched.contains(target);
      paint.setColor(kit.theme().colour(done ? Tone.DONE_SOFT : Tone.SURFACE));
      paint.fill(area);
      paint.setColor(kit.theme().colour(done ? Tone.DONE : Tone.INK));
      paint.setStroke(new BasicStroke(stroke));
      paint.drawRect(
          area.x + stroke / 2, area.y + stroke / 2, area.width - stroke, area.height - stroke);
      paint.drawLine(
          (int) area.getCenterX(), area.y, (int) area.getCenterX(), area.y + area.height);
      paint.drawLine(area.x, (int) area.getCenterY(), area.x + area.width, (int) area.getCenterY());
    }
    paint.setColor(kit.theme().colour(Tone.ACCENT));
    int dot = 3 * stroke;
    way.forEach(point -> paint.fillOval(point.x - dot / 2, point.y - dot / 2, dot, dot));
    paint.dispose();
  }

  @Override
  public Component component() {
    return this;
  }

  @Override
  public void follow(State state) {
    // It shows where it is touched and nothing of the state
  }
}
