package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.swing.JFrame;
import javax.swing.WindowConstants;
import org.clearkiosk.sim.bench.Simulator;

/** A small window beside a terminal on one screen: a reader, and cards to click. */
public final class SimulatorWindow {
  private static final Dimension SIZE = new Dimension(420, 760);
  private static final int WAITING_CLICKS = 4;

  private SimulatorWindow() {}

  /**
   * Opens the window and returns when it stands.
   *
   * @param onTop whether it stays above all other windows
   * @param closed called when the user closes it
   * @throws IOException when the display refuses it
   */
  public static void open(Simulator simulator, boolean onTop, Runnable closed)
      throws IOException, InterruptedException {
    Opening.of(() -> show(simulator, onTop, closed));
  }

  private static void show(Simulator simulator, boolean onTop, Runnable closed) {
    Look.install();
    SimulatorPanel panel = new SimulatorPanel(simulator, worker());
    simulator.addListener(status -> EventQueue.invokeLater(() -> panel.show(status)));
    JFrame frame = new JFrame("校园卡模拟器 Card simulator");
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            closed.run();
          }
        });
    frame.setContentPane(panel);
    frame.setSize(UIScale.scale(SIZE));
    frame.setMinimumSize(UIScale.scale(new Dimension(360, 480)));
    frame.setLocation(atTheRightEdge(frame.getSize()));
    frame.setAlwaysOnTop(onTop);
    frame.setVisible(true);
  }

  /** The kiosk stands at the left edge of the same screen; the cards are to be beside it. */
  private static Point atTheRightEdge(Dimension size) {
    Rectangle free = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    return new Point(Math.max(free.x, free.x + free.width - size.width), free.y);
  }

  /** Hasty clicking beyond a few waiting ones is dropped, as a hand can hold only so many cards. */
  private static ThreadPoolExecutor worker() {
    return new ThreadPoolExecutor(
        1,
        1,
        1,
        TimeUnit.MINUTES,
        new ArrayBlockingQueue<>(WAITING_CLICKS),
        task -> {
          Thread thread = new Thread(task, "card-hand");
          thread.setDaemon(true);
          return thread;
        },
        new ThreadPoolExecutor.DiscardPolicy());
  }
}
