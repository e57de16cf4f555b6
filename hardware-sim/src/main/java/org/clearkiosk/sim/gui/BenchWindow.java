package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JFrame;
import javax.swing.WindowConstants;
import org.clearkiosk.sim.bench.Companion;
import org.clearkiosk.sim.bench.Simulator;
import org.clearkiosk.sim.bench.SimulatorStatus;
import org.jspecify.annotations.Nullable;

/** The bench's window: readers, cards to drag to them, mishaps, the trace, the terminal beside. */
public final class BenchWindow {
  private static final Dimension SIZE = new Dimension(1280, 900);
  private static final Dimension LEAST = new Dimension(900, 620);

  private final Simulator simulator;
  private final Optional<Companion> kiosk;
  private final JFrame frame = new JFrame();
  private Words words = Words.in(Words.Language.of(Locale.getDefault()));
  private SimulatorStatus status;
  private @Nullable BenchPanel panel;

  private BenchWindow(Simulator simulator, Optional<Companion> kiosk, SimulatorStatus status) {
    this.simulator = simulator;
    this.kiosk = kiosk;
    this.status = status;
  }

  /**
   * Opens the window and returns when it stands.
   *
   * @param kiosk the terminal that can be started from it; empty for none
   * @param closed called when the user closes it
   * @throws IOException when the display refuses it
   */
  public static void open(Simulator simulator, Optional<Companion> kiosk, Runnable closed)
      throws IOException, InterruptedException {
    SimulatorStatus now = simulator.status();
    Opening.of(
        () -> {
          Look.install();
          new BenchWindow(simulator, kiosk, now).show(closed);
        });
  }

  private void show(Runnable closed) {
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            closed.run();
          }
        });
    fill();
    simulator.addListener(now -> EventQueue.invokeLater(() -> show(now)));
    Rectangle free = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    Dimension wanted = UIScale.scale(SIZE);
    frame.setSize(Math.min(wanted.width, free.width), Math.min(wanted.height, free.height));
    frame.setMinimumSize(UIScale.scale(LEAST));
    frame.setLocation(Math.max(free.x, free.x + free.width - frame.getWidth()), free.y);
    frame.setVisible(true);
  }

  private void show(SimulatorStatus now) {
    status = now;
    BenchPanel shown = panel;
    if (shown != null) {
      shown.show(now);
    }
  }

  /** Puts the content in, in the language that is chosen. */
  private void fill() {
    BenchPanel filled = new BenchPanel(simulator, status, kiosk, words, this::otherLanguage);
    panel = filled;
    frame.setTitle(words.of("window.title"));
    frame.setContentPane(filled);
    frame.setGlassPane(filled.drag());
    frame.revalidate();
  }

  private void otherLanguage() {
    words = Words.in(words.language().other());
    fill();
  }
}
