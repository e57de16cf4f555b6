package org.clearkiosk.sim.gui;

import java.awt.Font;
import java.io.IOException;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.clearkiosk.sim.bench.Companion;
import org.jspecify.annotations.Nullable;

/** The terminal beside the simulator: what it shows, and a button that starts and stops it. */
final class KioskBox extends JPanel {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Companion kiosk;
  private final transient Words words;
  private final transient Runnable changed = new Changed();
  private final JLabel state = new JLabel();
  private final JButton button = new JButton();

  /**
   * @param kiosk empty when no command was given that starts one
   */
  KioskBox(Optional<Companion> kiosk, Words words) {
    super(new MigLayout("insets 0, gap 10", "[][]12[]"));
    this.kiosk = kiosk.orElse(null);
    this.words = words;
    setOpaque(false);
    JLabel title = new JLabel(words.of("kiosk.title"));
    title.setFont(Look.font(Font.BOLD, 0));
    state.setName("kiosk-state");
    button.setName("kiosk-button");
    button.addActionListener(event -> toggle());
    add(title);
    add(state, "wmin 0");
    add(button);
    refresh();
  }

  /** Shows what is new, on Swing's thread. */
  private final class Changed implements Runnable {
    @Override
    public void run() {
      SwingUtilities.invokeLater(KioskBox.this::refresh);
    }
  }

  @Override
  public void addNotify() {
    super.addNotify();
    if (kiosk != null) {
      kiosk.addListener(changed);
    }
    refresh();
  }

  @Override
  public void removeNotify() {
    if (kiosk != null) {
      kiosk.removeListener(changed);
    }
    super.removeNotify();
  }

  private void refresh() {
    Companion shown = kiosk;
    if (shown == null) {
      state.setText(words.of("kiosk.none"));
      state.setForeground(Look.color("muted"));
      button.setVisible(false);
      return;
    }
    Companion.State now = shown.state();
    boolean runs = now.phase() == Companion.Phase.RUNNING;
    button.setText(words.of(runs ? "kiosk.stop" : "kiosk.start"));
    state.setForeground(
        Look.color(now.code().isPresent() ? "stopInk" : runs ? "doneInk" : "muted"));
    state.setText(
        switch (now.phase()) {
          case OFF -> words.of("kiosk.off");
          case ENDED -> words.of("kiosk.ended", now.exit().orElse(0));
          case RUNNING ->
              now.screen().orElseGet(() -> words.of("kiosk.starting"))
                  + now.code().map(code -> "  " + code).orElse("");
        });
  }

  private void toggle() {
    Companion toggled = kiosk;
    if (toggled == null) {
      return;
    }
    button.setEnabled(false);
    Thread thread =
        new Thread(
            () -> {
              String failure = act(toggled);
              SwingUtilities.invokeLater(() -> acted(failure));
            },
            "kiosk-button");
    thread.setDaemon(true);
    thread.start();
  }

  private static String act(Companion toggled) {
    try {
      if (toggled.state().phase() == Companion.Phase.RUNNING) {
        toggled.stop();
      } else {
        toggled.start();
      }
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void acted(String failure) {
    button.setEnabled(true);
    refresh();
    if (!failure.isEmpty()) {
      state.setText(failure);
      state.setForeground(Look.color("stopInk"));
    }
  }
}
