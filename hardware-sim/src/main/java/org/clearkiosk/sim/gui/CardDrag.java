package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Cursor;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.clearkiosk.sim.card.CardFile;
import org.jspecify.annotations.Nullable;

/**
 * The card that is being dragged: a pane over the whole window that paints it under the pointer. It
 * takes no events itself; who began to drag hands them on.
 */
final class CardDrag extends JComponent {
  private static final long serialVersionUID = 1L;
  private static final double SIZE = 0.8;

  private final transient BiConsumer<CardFile, Optional<ReaderPlace>> dropped;
  private final Component content;
  private transient @Nullable CardFile card;
  private @Nullable ReaderPlace over;
  private Point at = new Point();

  /**
   * @param content what lies under the pane
   * @param dropped told which card was dropped, and over which reader, if any
   */
  CardDrag(Component content, BiConsumer<CardFile, Optional<ReaderPlace>> dropped) {
    this.content = content;
    this.dropped = dropped;
  }

  /** A card is dragged to where an event says; the first call begins it. */
  void drag(CardFile dragged, MouseEvent event) {
    card = dragged;
    at = SwingUtilities.convertPoint(event.getComponent(), event.getPoint(), this);
    setVisible(true);
    setCursor(Cursor.getPredefinedCursor(Cursor.MOVE_CURSOR));
    mark(under().orElse(null));
    repaint();
  }

  /** Whether a card is being dragged. */
  boolean isDragging() {
    return card != null;
  }

  /** The card is let go where an event says. */
  void drop(MouseEvent event) {
    CardFile let = card;
    if (let == null) {
      return;
    }
    at = SwingUtilities.convertPoint(event.getComponent(), event.getPoint(), this);
    Optional<ReaderPlace> reader = under();
    end();
    dropped.accept(let, reader);
  }

  /** The card goes back to where it was. */
  void end() {
    card = null;
    mark(null);
    setVisible(false);
  }

  private void mark(@Nullable ReaderPlace next) {
    if (over != null && over != next) {
      over.setMarked(false);
    }
    if (next != null) {
      next.setMarked(true);
    }
    over = next;
  }

  private Optional<ReaderPlace> under() {
    Point point = SwingUtilities.convertPoint(this, at, content);
    Component deepest = SwingUtilities.getDeepestComponentAt(content, point.x, point.y);
    return deepest instanceof ReaderPlace place
        ? Optional.of(place)
        : Optional.ofNullable(
            (ReaderPlace) SwingUtilities.getAncestorOfClass(ReaderPlace.class, deepest));
  }

  @Override
  public boolean contains(int x, int y) {
    return false;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    CardFile dragged = card;
    if (dragged == null) {
      return;
    }
    Graphics2D canvas = Look.smooth(graphics);
    canvas.translate(at.x, at.y);
    double scale = SIZE * UIScale.getUserScaleFactor();
    canvas.scale(scale, scale);
    canvas.translate(-ReaderView.CARD_WIDTH / 2.0, -ReaderView.CARD_HEIGHT / 2.0);
    ReaderView.paintCard(canvas, dragged);
    canvas.dispose();
  }
}
