package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Font;
import java.awt.Point;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.ScrollPaneConstants;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import org.clearkiosk.sim.card.CardFile;
import org.jspecify.annotations.Nullable;

/** The cards at hand: to be dragged, to be clicked, to be found by a part of their names. */
final class CardShelf extends JPanel {
  private static final long serialVersionUID = 1L;

  /** A finger moves a little while it only touches. */
  private static final int DRAG_PIXELS = 8;

  private final transient Bench bench;
  private final transient Words words;
  private final DefaultListModel<CardFile> model = new DefaultListModel<>();
  private final JList<CardFile> list = new JList<>(model);
  private final JTextField search = new JTextField();
  private final CardRow row;
  private final JLabel hint = new JLabel();

  /**
   * @param clicked told which card was clicked, or chosen with Enter
   */
  CardShelf(Bench bench, Words words, Consumer<CardFile> clicked) {
    super(new MigLayout("insets 0, fill, gap 0 6", "[grow]", "[][][grow]"));
    this.bench = bench;
    this.words = words;
    this.row = new CardRow(words);
    setOpaque(false);
    hint.setForeground(Look.color("muted"));
    hint.setFont(Look.font(Font.PLAIN, -1));
    search.setName("card-search");
    search.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, words.of("cards.search"));
    search.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
    search.getAccessibleContext().setAccessibleName(words.of("cards.search"));
    search.getDocument().addDocumentListener(new Changes(this::filter));
    search.addActionListener(event -> focusList());
    list.setName("cards");
    list.setCellRenderer(row);
    list.setOpaque(false);
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.getAccessibleContext().setAccessibleName(words.of("cards.title"));
    for (String key : new String[] {"ENTER", "SPACE"}) {
      list.getInputMap().put(KeyStroke.getKeyStroke(key), "lay");
    }
    list.getActionMap()
        .put(
            "lay",
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent event) {
                selected().ifPresent(clicked);
              }
            });
    JScrollPane pane =
        new JScrollPane(
            list,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    pane.setBorder(BorderFactory.createEmptyBorder());
    pane.setOpaque(false);
    pane.getViewport().setOpaque(false);
    add(search, "growx, wrap");
    add(hint, "growx, wmin 0, wrap");
    add(pane, "grow");
    filter();
  }

  /** Lets cards be dragged; a click without dragging is handed on. */
  void setDrag(CardDrag drag, Consumer<CardFile> clicked) {
    Mouse mouse = new Mouse(drag, clicked);
    list.addMouseListener(mouse);
    list.addMouseMotionListener(mouse);
  }

  /** Where a click lays a card. */
  void setTarget(String reader) {
    hint.setText(words.of("cards.hint", reader));
    hint.setToolTipText(hint.getText());
  }

  /**
   * Which cards lie where.
   *
   * @param lying names of readers by the labels of cards
   */
  void show(Map<String, String> lying) {
    row.setLying(lying);
    list.repaint();
  }

  /** The chosen card. */
  Optional<CardFile> selected() {
    return Optional.ofNullable(list.getSelectedValue());
  }

  /** Goes to the field where cards are looked for. */
  void focusSearch() {
    search.requestFocusInWindow();
    search.selectAll();
  }

  private void focusList() {
    if (list.getSelectedIndex() < 0 && !model.isEmpty()) {
      list.setSelectedIndex(0);
    }
    list.requestFocusInWindow();
  }

  private void filter() {
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    @Nullable CardFile before = list.getSelectedValue();
    model.clear();
    for (CardFile card : bench.cards()) {
      String text = card.label() + " " + card.title().chinese() + " " + card.title().english();
      if (text.toLowerCase(Locale.ROOT).contains(wanted)) {
        model.addElement(card);
      }
    }
    if (before != null && model.contains(before)) {
      list.setSelectedValue(before, true);
    }
  }

  /** Tells a drag from a click. */
  private final class Mouse extends MouseAdapter {
    private final CardDrag drag;
    private final Consumer<CardFile> clicked;
    private Optional<CardFile> pressed = Optional.empty();
    private Point where = new Point();

    Mouse(CardDrag drag, Consumer<CardFile> clicked) {
      this.drag = drag;
      this.clicked = clicked;
    }

    @Override
    public void mousePressed(MouseEvent event) {
      int index = list.locationToIndex(event.getPoint());
      boolean hit = index >= 0 && list.getCellBounds(index, index).contains(event.getPoint());
      pressed = hit ? Optional.of(model.get(index)) : Optional.empty();
      where = event.getPoint();
    }

    @Override
    public void mouseDragged(MouseEvent event) {
      if (drag.isDragging() || event.getPoint().distance(where) > DRAG_PIXELS) {
        pressed.ifPresent(card -> drag.drag(card, event));
      }
    }

    @Override
    public void mouseReleased(MouseEvent event) {
      if (drag.isDragging()) {
        drag.drop(event);
      } else {
        pressed.ifPresent(clicked);
      }
      pressed = Optional.empty();
    }
  }

  /** Any change of a text. */
  record Changes(Runnable changed) implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
      changed.run();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
      changed.run();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
      changed.run();
    }
  }
}
