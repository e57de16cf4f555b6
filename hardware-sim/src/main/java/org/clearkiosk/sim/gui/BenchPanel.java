package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.event.ActionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.clearkiosk.sim.bench.Companion;
import org.clearkiosk.sim.bench.Place;
import org.clearkiosk.sim.bench.SerialReader;
import org.clearkiosk.sim.bench.Simulator;
import org.clearkiosk.sim.bench.SimulatorStatus;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.FaultKind;
import org.clearkiosk.sim.vpcd.SlotStatus;
import org.jspecify.annotations.Nullable;

/** The whole bench: cards at the left, readers and mishaps at the right, the trace below. */
final class BenchPanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Dimension UPPER = new Dimension(1200, 500);
  private static final Dimension LOWER = new Dimension(1200, 300);

  private final transient Simulator simulator;
  private final transient Words words;
  private final transient Bench bench;
  private final JLabel service = new JLabel();
  private final CardShelf shelf;
  private final Map<Place, ReaderPlace> readers = new HashMap<>();
  private final List<Place> order = new ArrayList<>();
  private final FaultPanel faults;
  private final TracePanel trace;
  private final CardDrag drag;
  private transient SimulatorStatus shown;
  private Place chosen = Place.SLOT_0;
  private @Nullable Place draggedFrom;

  /**
   * @param now its state, which is shown at first
   * @param kiosk the terminal that runs beside; empty for none
   * @param language asked for the other language
   */
  BenchPanel(
      Simulator simulator,
      SimulatorStatus now,
      Optional<Companion> kiosk,
      Words words,
      Runnable language) {
    super(new MigLayout("insets 14 18 14 18, fill, gap 0 12", "[grow]", "[][grow]"));
    this.simulator = simulator;
    this.shown = now;
    this.words = words;
    this.bench =
        new Bench(
            simulator,
            words.of("hand.full"),
            why -> SwingUtilities.invokeLater(() -> complain(why)));
    this.drag = new CardDrag(this, this::dropped);
    this.shelf = new CardShelf(bench, words, this::lay);
    this.faults =
        new FaultPanel(words, bench::happen, bench::endAll, new ProxyButton(bench, words));
    this.trace = new TracePanel(simulator.trace(), words);
    KioskBox box = new KioskBox(kiosk, words);
    add(header(box, language), "growx, wmin 0, wrap");
    add(split(), "grow, hmin 0");
    shelf.setDrag(drag, this::lay);
    choose(Place.SLOT_0);
    keys();
    show(now);
  }

  /** Over everything; the window's glass pane. */
  CardDrag drag() {
    return drag;
  }

  private JPanel header(KioskBox box, Runnable language) {
    JPanel header = new JPanel(new MigLayout("insets 0, fill", "[][]push[]24[]"));
    header.setOpaque(false);
    JLabel title = new JLabel(words.of("window.title"));
    title.setFont(Look.font(Font.BOLD, 7));
    service.setName("service");
    service.setOpaque(true);
    service.setBorder(BorderFactory.createEmptyBorder(3, 10, 3, 10));
    service.setFont(Look.font(Font.BOLD, 0));
    JButton other = new JButton(words.of("language.other"));
    other.setName("language");
    other.addActionListener(event -> language.run());
    header.add(title, "wmin 0");
    header.add(service, "gapleft 10");
    header.add(box, "wmin 0");
    header.add(other);
    return header;
  }

  private JSplitPane split() {
    JPanel places = new JPanel(new MigLayout("insets 0, fill, gap 12 0", "", "[grow]"));
    places.setOpaque(false);
    for (Place place : simulator.places()) {
      if (place.slot().isPresent() || place == Place.SERIAL) {
        ReaderPlace reader = new ReaderPlace(place, words, new Hands());
        reader.setDrag(drag, from -> draggedFrom = from.place());
        readers.put(place, reader);
        order.add(place);
        places.add(reader, "grow, wmin 0, width 10:320:, sizegroup readers");
      }
    }
    JPanel right =
        new JPanel(new MigLayout("insets 0, fill, gap 0 12", "[grow]", "[grow, 200::][]"));
    right.setOpaque(false);
    right.add(places, "grow, wmin 0, wrap");
    right.add(faults, "growx, wmin 0");
    JPanel upper =
        new JPanel(new MigLayout("insets 0, fill, gap 16 0", "[300:340:340][grow]", "[grow]"));
    upper.setOpaque(false);
    upper.add(shelf, "grow, hmin 0");
    upper.add(right, "grow, wmin 0, hmin 0");
    JPanel lower = new JPanel(new BorderLayout());
    lower.setOpaque(false);
    lower.setBorder(BorderFactory.createEmptyBorder(8, 0, 0, 0));
    lower.add(trace);
    JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, upper, lower);
    split.setBorder(BorderFactory.createEmptyBorder());
    split.setOpaque(false);
    split.setContinuousLayout(true);
    upper.setPreferredSize(UIScale.scale(UPPER));
    lower.setPreferredSize(UIScale.scale(LOWER));
    split.setResizeWeight(0.5);
    return split;
  }

  /** What hands do at readers. */
  private final class Hands implements ReaderPlace.Hand {
    @Override
    public void take(Place place) {
      bench.take(place);
    }

    @Override
    public void choose(Place place) {
      BenchPanel.this.choose(place);
    }
  }

  private void choose(Place place) {
    chosen = place;
    readers.forEach((each, reader) -> reader.setChosen(each == place));
    faults.choose(place);
    shelf.setTarget(ReaderPlace.nameOf(place, words));
  }

  /** Lays a card on the chosen reader; one that lies there already is taken away. */
  private void lay(CardFile card) {
    if (labels(chosen).contains(card.label())) {
      bench.take(chosen);
    } else {
      bench.lay(chosen, card);
    }
  }

  private void dropped(CardFile card, Optional<ReaderPlace> over) {
    Place from = draggedFrom;
    draggedFrom = null;
    Optional<Place> to = over.map(ReaderPlace::place);
    if (from == null) {
      to.ifPresent(place -> bench.lay(place, card));
    } else if (to.isEmpty()) {
      bench.take(from);
    } else if (to.get() != from) {
      bench.move(from, to.get(), card);
    }
  }

  /** As it is shown: to ask the simulator itself may wait for a card service that starts anew. */
  private List<String> labels(Place place) {
    return place.slot().isPresent()
        ? shown.readers().get(place.slot().getAsInt()).slot().label().stream().toList()
        : shown.serial().cards();
  }

  private void complain(String why) {
    faults.complain(why);
  }

  /** Shows a state of the simulator. */
  void show(SimulatorStatus status) {
    shown = status;
    boolean runs = status.daemonRunning();
    service.setText(words.of(runs ? "service.running" : "service.down"));
    service.setForeground(Look.color(runs ? "doneInk" : "stopInk"));
    service.setBackground(Look.color(runs ? "doneGround" : "stopGround"));
    Map<String, String> lying = new HashMap<>();
    for (Place place : order) {
      ReaderPlace reader = readers.get(place);
      ReaderPlace.Shown lies =
          place.slot().isPresent()
              ? shown(status.readers().get(place.slot().getAsInt()))
              : shown(status.serial());
      if (reader != null) {
        reader.show(lies, bench);
      }
      lies.cards().forEach(card -> lying.put(card, ReaderPlace.nameOf(place, words)));
    }
    shelf.show(lying);
    faults.show(status.proxy());
  }

  private ReaderPlace.Shown shown(SimulatorStatus.Reader reader) {
    return new ReaderPlace.Shown(
        reader.name(),
        reader.plugged(),
        reader.slot().label().stream().toList(),
        reader.slot().presence() == SlotStatus.Presence.NOTICED,
        text(reader.fault()));
  }

  private ReaderPlace.Shown shown(SerialReader.State serial) {
    String line = text(serial.lineFault());
    String card = text(serial.fault());
    return new ReaderPlace.Shown(
        serial.path().map(Object::toString).orElse(""),
        serial.plugged(),
        serial.cards(),
        false,
        line.isEmpty() || card.isEmpty() ? line + card : card + ", " + line);
  }

  /** A fault's name, and its numbers where it has some. */
  private String text(Fault fault) {
    if (fault instanceof Fault.None) {
      return "";
    }
    String[] parts = fault.text().split(" ", 2);
    String name = FaultKind.of(parts[0]).map(words::name).orElse(parts[0]);
    return parts.length > 1 ? name + "  " + parts[1] : name;
  }

  private void keys() {
    onKey("ctrl F", trace::focusFilter);
    onKey("ctrl L", shelf::focusSearch);
    onKey("ctrl P", trace::togglePause);
    onKey("ctrl S", trace::chooseFile);
    for (int index = 0; index < order.size(); index++) {
      Place place = order.get(index);
      onKey("F" + (index + 1), () -> shelf.selected().ifPresent(card -> bench.lay(place, card)));
      onKey(
          "shift F" + (index + 1),
          () ->
              Optional.ofNullable(readers.get(place)).ifPresent(JComponent::requestFocusInWindow));
    }
  }

  private void onKey(String key, Runnable act) {
    getInputMap(WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(key), key);
    getActionMap()
        .put(
            key,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent event) {
                act.run();
              }
            });
  }
}
