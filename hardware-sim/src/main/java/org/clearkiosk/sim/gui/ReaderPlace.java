package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import org.clearkiosk.sim.bench.Place;
import org.clearkiosk.sim.card.CardFile;

/**
 * One reader: its picture, what lies on it, the mishap that is set. Cards are dropped here, and
 * dragged away. The one that has the focus is where mishaps happen.
 */
final class ReaderPlace extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int ARC = 24;

  private final Place place;
  private final transient Words words;
  private final ReaderView view = new ReaderView();
  private final JLabel name = new JLabel();
  private final JLabel system = new JLabel();
  private final JLabel state = new JLabel();
  private final JLabel fault = new JLabel();
  private final JButton remove;
  private transient Optional<CardFile> lying = Optional.empty();
  private boolean marked;
  private boolean chosen;

  /**
   * What lies on a reader and happens to it.
   *
   * @param system the name by which programs know it
   * @param plugged whether it is there
   * @param cards the labels of the cards on it
   * @param noticed whether a program has spoken to the card
   * @param fault the mishap in words; empty when there is none
   */
  record Shown(String system, boolean plugged, List<String> cards, boolean noticed, String fault) {
    Shown {
      cards = List.copyOf(cards);
    }
  }

  /** What a hand does at a reader. */
  interface Hand {
    /** The card is taken away. */
    void take(Place place);

    /** This is the reader where mishaps happen from now on. */
    void choose(Place place);
  }

  ReaderPlace(Place place, Words words, Hand hand) {
    super(
        new MigLayout("insets 10 12 10 12, fill, gap 6 2", "[grow, 0::]", "[][][grow, 60::][][]"));
    this.place = place;
    this.words = words;
    this.remove = new JButton(words.of("reader.remove"));
    setOpaque(false);
    setFocusable(true);
    setName("reader-" + place.word());
    name.setText(nameOf(place, words));
    name.setFont(Look.font(Font.BOLD, 1));
    system.setForeground(Look.color("muted"));
    system.setFont(Look.font(Font.PLAIN, -2));
    state.setFont(Look.font(Font.BOLD, 0));
    fault.setForeground(Look.color("stopInk"));
    fault.setBackground(Look.color("stopGround"));
    remove.setName("remove-" + place.word());
    remove.setFocusable(true);
    remove.addActionListener(event -> hand.take(place));
    add(name, "wmin 0, wrap");
    add(system, "wmin 0, wrap");
    add(view, "grow, wmin 0, hmin 0, wrap");
    add(state, "wmin 0, growx, split 2");
    add(remove, "wrap");
    add(fault, "wmin 0, growx");
    addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            hand.choose(place);
          }
        });
    onKey("DELETE", () -> hand.take(place));
    onKey("BACK_SPACE", () -> hand.take(place));
  }

  /** What a place is called. */
  static String nameOf(Place place, Words words) {
    return place.slot().isPresent()
        ? words.of("reader.slot", place.word())
        : words.of("reader.serial");
  }

  private void onKey(String key, Runnable act) {
    getInputMap().put(KeyStroke.getKeyStroke(key), key);
    getActionMap()
        .put(
            key,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(java.awt.event.ActionEvent event) {
                act.run();
              }
            });
  }

  Place place() {
    return place;
  }

  /** Lets its card be dragged away. */
  void setDrag(CardDrag drag, Consumer<ReaderPlace> begun) {
    MouseAdapter mouse =
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent event) {
            requestFocusInWindow();
          }

          @Override
          public void mouseDragged(MouseEvent event) {
            lying.ifPresent(
                card -> {
                  if (!drag.isDragging()) {
                    begun.accept(ReaderPlace.this);
                  }
                  drag.drag(card, event);
                });
          }

          @Override
          public void mouseReleased(MouseEvent event) {
            drag.drop(event);
          }
        };
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
  }

  /** Shows its state. */
  void show(Shown shown, Bench bench) {
    lying = shown.cards().stream().findFirst().flatMap(bench::card);
    view.show(lying.orElse(null), shown.noticed());
    view.setEnabled(shown.plugged());
    system.setText(shown.system().isEmpty() ? " " : shown.system());
    system.setToolTipText(shown.system());
    state.setText(stateOf(shown));
    state.setForeground(shown.plugged() ? getForeground() : Look.color("stopInk"));
    remove.setEnabled(!shown.cards().isEmpty());
    // the line stays, so that the picture keeps its size
    fault.setText(shown.fault().isEmpty() ? " " : " " + shown.fault());
    fault.setToolTipText(shown.fault().isEmpty() ? null : shown.fault());
    fault.setOpaque(!shown.fault().isEmpty());
    getAccessibleContext().setAccessibleName(name.getText() + " " + state.getText());
  }

  private String stateOf(Shown shown) {
    if (!shown.plugged()) {
      return words.of("reader.unplugged");
    }
    if (shown.cards().isEmpty()) {
      return words.of("reader.empty");
    }
    String text = words.of(shown.noticed() ? "reader.noticed" : "reader.placed");
    return shown.cards().size() > 1
        ? text + " " + words.of("reader.more", shown.cards().size() - 1)
        : text;
  }

  /** Whether a card is held over it. */
  void setMarked(boolean over) {
    marked = over;
    repaint();
  }

  /** Whether mishaps happen here. */
  void setChosen(boolean here) {
    chosen = here;
    repaint();
  }

  @Override
  public Dimension getMinimumSize() {
    return UIScale.scale(new Dimension(150, 190));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D canvas = Look.smooth(graphics);
    int arc = UIScale.scale(ARC);
    Color ground = Look.color(marked ? "accentSoft" : "surface");
    canvas.setColor(ground);
    canvas.fillRoundRect(0, 0, getWidth(), getHeight(), arc, arc);
    boolean strong = marked || chosen || isFocusOwner();
    canvas.setColor(Look.color(strong ? "accent" : "line"));
    float width = UIScale.scale(strong ? 2f : 1f);
    canvas.setStroke(new BasicStroke(width));
    int inset = Math.round(width / 2);
    canvas.drawRoundRect(
        inset, inset, getWidth() - 1 - 2 * inset, getHeight() - 1 - 2 * inset, arc, arc);
    canvas.dispose();
  }
}
