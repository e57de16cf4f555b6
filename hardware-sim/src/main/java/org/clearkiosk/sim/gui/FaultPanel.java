package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Font;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.clearkiosk.sim.bench.Place;
import org.clearkiosk.sim.bench.SimulatorStatus;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.FaultKind;
import org.clearkiosk.sim.fault.FaultKind.Side;

/**
 * A button for each mishap. What a button let happen stands in the field, where its numbers can be
 * changed and it can be let happen again.
 */
final class FaultPanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int SIDES_HEIGHT = 112;

  private final transient Words words;
  private final transient BiConsumer<Place, Fault> happen;
  private final JLabel where = new JLabel();
  private final JTextField text = new JTextField();
  private final JLabel complaint = new JLabel(" ");
  private final JTabbedPane sides = new JTabbedPane();
  private final ProxyButton proxy;
  private final Map<Side, Integer> tabs = new EnumMap<>(Side.class);
  private final Map<FaultKind, JButton> buttons = new EnumMap<>(FaultKind.class);
  private Place place = Place.SLOT_0;

  /**
   * @param happen lets a mishap happen
   * @param endAll ends all mishaps everywhere
   * @param proxy opens what the network's mishaps happen on
   */
  FaultPanel(Words words, BiConsumer<Place, Fault> happen, Runnable endAll, ProxyButton proxy) {
    super(new MigLayout("insets 0, fill, gap 8 4", "[][grow][][]", "[][grow][]"));
    this.words = words;
    this.happen = happen;
    this.proxy = proxy;
    setOpaque(false);
    where.setName("fault-where");
    where.setFont(Look.font(Font.BOLD, 1));
    text.setName("fault-text");
    text.getAccessibleContext().setAccessibleName(words.of("fault.text"));
    text.setToolTipText(words.of("fault.text"));
    text.setFont(Look.monospaced());
    text.addActionListener(event -> happenAsWritten());
    JButton apply = new JButton(words.of("fault.apply"));
    apply.setName("fault-apply");
    apply.addActionListener(event -> happenAsWritten());
    JButton none = new JButton(words.of("fault.none"));
    none.setName("fault-none");
    none.setForeground(Look.color("doneInk"));
    none.setFont(Look.font(Font.BOLD, 0));
    none.addActionListener(
        event -> {
          complaint.setText(" ");
          endAll.run();
        });
    complaint.setName("fault-complaint");
    complaint.setForeground(Look.color("stopInk"));
    sides.setName("fault-sides");
    for (Side side : Side.values()) {
      tabs.put(side, sides.getTabCount());
      sides.addTab(words.of("fault.side." + side.name().toLowerCase(Locale.ROOT)), of(side));
    }
    add(where);
    add(text, "growx, wmin 120");
    add(apply);
    add(none, "wrap");
    // two lines of buttons, whichever side is shown
    add(sides, "span 4, grow, wmin 0, height " + UIScale.scale(SIDES_HEIGHT) + "!, wrap");
    add(complaint, "span 4, growx, wmin 0");
    choose(Place.SLOT_0);
    show(Optional.empty());
  }

  private JPanel of(Side side) {
    JPanel panel = new JPanel(new WrapLayout());
    panel.setOpaque(false);
    if (side == Side.NETWORK) {
      panel.add(proxy);
    }
    for (FaultKind kind : FaultKind.of(side)) {
      JButton button = new JButton(words.name(kind));
      button.setName("fault-" + kind.word());
      button.setToolTipText(tip(kind));
      button.addActionListener(event -> begin(kind));
      buttons.put(kind, button);
      panel.add(button);
    }
    return panel;
  }

  private static String tip(FaultKind kind) {
    return "<html>" + kind.english() + "<br><code>" + kind.example().text() + "</code>";
  }

  /** Without a proxy there is nothing that the network's mishaps could happen on. */
  void show(Optional<SimulatorStatus.Proxy> open) {
    proxy.show(open);
    for (FaultKind kind : FaultKind.of(Side.NETWORK)) {
      JButton button = buttons.get(kind);
      if (button != null) {
        button.setEnabled(open.isPresent());
        button.setToolTipText(
            open.isPresent() ? tip(kind) : words.of("proxy.none", words.of("proxy.open")));
      }
    }
  }

  /** Mishaps happen here from now on. */
  void choose(Place reader) {
    place = reader;
    where.setText(words.of("fault.at", ReaderPlace.nameOf(reader, words)));
    boolean serial = reader == Place.SERIAL;
    int line = tabs.getOrDefault(Side.LINE, 0);
    sides.setEnabledAt(line, serial);
    if (!serial && sides.getSelectedIndex() == line) {
      sides.setSelectedIndex(0);
    }
  }

  private void begin(FaultKind kind) {
    Fault fault = kind.example();
    text.setText(fault.text());
    let(kind.side(), fault);
  }

  private void happenAsWritten() {
    String written = text.getText().strip();
    try {
      Fault fault = Fault.parse(written);
      Side side = FaultKind.of(written.split(" ", 2)[0]).map(FaultKind::side).orElse(Side.CARD);
      let(side, fault);
    } catch (IllegalArgumentException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private void let(Side side, Fault fault) {
    complaint.setText(" ");
    happen.accept(
        switch (side) {
          case CARD, READER -> place;
          case LINE -> Place.SERIAL;
          case SERVICE -> Place.PCSCD;
          case NETWORK -> Place.SERVER;
        },
        fault);
  }

  /** Says what could not be done. */
  void complain(String why) {
    complaint.setText(why);
    complaint.setToolTipText(why);
  }
}
