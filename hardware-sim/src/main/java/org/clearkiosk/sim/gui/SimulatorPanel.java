package org.clearkiosk.sim.gui;

import java.awt.Font;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.ScrollPaneConstants;
import net.miginfocom.swing.MigLayout;
import org.clearkiosk.sim.bench.Simulator;
import org.clearkiosk.sim.bench.SimulatorStatus;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.vpcd.SlotStatus;

/** The reader above, the cards below. Lives on Swing's thread; the simulator is asked elsewhere. */
final class SimulatorPanel extends JPanel {
  private static final long serialVersionUID = 1L;

  private final transient Simulator simulator;
  private final transient Executor worker;
  private final ReaderView reader = new ReaderView();
  private final JLabel state = new JLabel();
  private final JLabel daemon = new JLabel();
  private final JButton remove = new JButton("取走  Remove");
  private final CardRow row = new CardRow();
  private final JList<CardFile> cards = new JList<>();
  private Optional<String> lying = Optional.empty();

  /**
   * A panel that follows a simulator once {@link #show} is called with its states.
   *
   * @param worker runs what may take a second: tapping and removing
   */
  SimulatorPanel(Simulator simulator, Executor worker) {
    super(new MigLayout("insets 18 20 12 20, fill, gap 0 0", "[grow]", "[][][][grow]"));
    this.simulator = simulator;
    this.worker = worker;
    add(header(), "growx, wrap 14");
    add(reader, "growx, hmin pref, wrap 10");
    add(stateLine(), "growx, wrap 10");
    add(cardList(), "grow");
    show(simulator.status());
  }

  /** Shows a state of the simulator. */
  void show(SimulatorStatus status) {
    SlotStatus slot = status.readers().get(0).slot();
    lying = slot.label();
    boolean noticed = slot.presence() == SlotStatus.Presence.NOTICED;
    reader.show(lying.flatMap(simulator.deck()::find).orElse(null), noticed);
    state.setText(
        lying.isEmpty() ? "读卡器空着  Empty" : noticed ? "已读到卡  Card seen" : "放上了，等待读卡  Waiting");
    remove.setEnabled(lying.isPresent());
    daemon.setText(status.daemonRunning() ? "pcscd 运行中" : "pcscd 已停");
    daemon.setForeground(Look.color(status.daemonRunning() ? "doneInk" : "stopInk"));
    row.setLying(lying.map(label -> Map.of(label, "")).orElse(Map.of()));
    cards.repaint();
  }

  private JPanel header() {
    JPanel header = new JPanel(new MigLayout("insets 0, fillx", "[]8[]push[]"));
    JLabel chinese = new JLabel("校园卡模拟器");
    chinese.setFont(Look.font(Font.BOLD, 8));
    JLabel english = new JLabel("Card simulator");
    english.setForeground(Look.color("muted"));
    daemon.setFont(Look.font(Font.BOLD, 0));
    header.add(chinese, "aligny baseline");
    header.add(english, "aligny baseline");
    header.add(daemon, "aligny baseline");
    return header;
  }

  private JPanel stateLine() {
    JPanel line = new JPanel(new MigLayout("insets 0, fillx", "[]push[]"));
    state.setFont(Look.font(Font.BOLD, 2));
    remove.setFont(Look.font(Font.BOLD, 1));
    remove.addActionListener(event -> worker.execute(simulator::remove));
    line.add(state);
    line.add(remove, "hmin 40");
    return line;
  }

  private JScrollPane cardList() {
    DefaultListModel<CardFile> model = new DefaultListModel<>();
    model.addAll(simulator.deck().cards());
    cards.setModel(model);
    cards.setCellRenderer(row);
    cards.setOpaque(false);
    cards.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    cards.getAccessibleContext().setAccessibleName("卡片  Cards");
    cards.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent event) {
            int index = cards.locationToIndex(event.getPoint());
            if (index >= 0 && cards.getCellBounds(index, index).contains(event.getPoint())) {
              toggle(cards.getModel().getElementAt(index));
            }
          }
        });
    cards.getInputMap().put(KeyStroke.getKeyStroke("ENTER"), "toggle");
    cards.getInputMap().put(KeyStroke.getKeyStroke("SPACE"), "toggle");
    cards.getActionMap().put("toggle", new ToggleSelected());
    JScrollPane pane =
        new JScrollPane(
            cards,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    pane.setBorder(BorderFactory.createEmptyBorder());
    pane.setOpaque(false);
    pane.getViewport().setOpaque(false);
    return pane;
  }

  private void toggle(CardFile card) {
    boolean isLying = lying.equals(Optional.of(card.label()));
    worker.execute(
        () -> {
          if (isLying) {
            simulator.remove();
          } else {
            simulator.tap(card.label());
          }
        });
  }

  private final class ToggleSelected extends AbstractAction {
    private static final long serialVersionUID = 1L;

    @Override
    public void actionPerformed(ActionEvent event) {
      CardFile selected = cards.getSelectedValue();
      if (selected != null) {
        toggle(selected);
      }
    }
  }
}
