package org.clearkiosk.bench;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.GridLayout;
import java.awt.Toolkit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/**
 * A window of FlatLaf over the whole screen that shows, for each line from standard input, what a
 * student sees between the tap and the notice, in plain parts without icons, pictures or rounded
 * sheets: a keypad, and then ten boxes of words. Says how many nanoseconds it took to make, lay out
 * and paint both, until the display had them. The least that Swing's painting costs.
 */
final class BareScreens {
  private static final int KEYS = 12;
  private static final int OFFICES = 10;
  private static final float TEXT = 24;

  private final JFrame window = new JFrame();

  private BareScreens() {
    window.setUndecorated(true);
    window.setBounds(window.getGraphicsConfiguration().getBounds());
    window.setVisible(true);
  }

  /** Opens the window. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, InvocationTargetException {
    CompletableFuture<BareScreens> opened = new CompletableFuture<>();
    EventQueue.invokeAndWait(
        () -> {
          System.setProperty("flatlaf.uiScale", "1x");
          FlatLightLaf.setup();
          opened.complete(new BareScreens());
        });
    BareScreens screens = opened.join();
    say("ready");
    try (BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      while (input.readLine() != null) {
        say(Long.toString(screens.shown(BareScreens::keypad) + screens.shown(BareScreens::boxes)));
      }
    }
    System.exit(0);
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private long shown(Supplier<Component> screen)
      throws InterruptedException, InvocationTargetException {
    long begin = System.nanoTime();
    EventQueue.invokeAndWait(
        () -> {
          window.getContentPane().removeAll();
          window.add(screen.get());
          window.revalidate();
          window.repaint();
        });
    // As in the kiosk: the painting that was asked for stands before this
    EventQueue.invokeAndWait(() -> Toolkit.getDefaultToolkit().sync());
    return System.nanoTime() - begin;
  }

  private static Component keypad() {
    JPanel keys = new JPanel(new GridLayout(0, 3, 16, 16));
    for (int key = 0; key < KEYS; key++) {
      JButton button = new JButton(Integer.toString(key));
      button.setFont(button.getFont().deriveFont(TEXT));
      keys.add(button);
    }
    JPanel screen = new JPanel(new BorderLayout());
    screen.add(words("请输入查询密码"));
    screen.add(keys, BorderLayout.EAST);
    return screen;
  }

  private static Component boxes() {
    JPanel boxes = new JPanel(new GridLayout(0, 5, 16, 16));
    for (int office = 0; office < OFFICES; office++) {
      JPanel box = new JPanel(new GridLayout(0, 1));
      box.setBackground(Color.WHITE);
      box.setBorder(BorderFactory.createLineBorder(Color.GRAY));
      box.add(words("信息中心"));
      box.add(words("待办理"));
      box.add(words("行政楼一层 8:00–11:30"));
      boxes.add(box);
    }
    JPanel screen = new JPanel(new BorderLayout(16, 16));
    screen.add(words("离校通知单"), BorderLayout.NORTH);
    screen.add(boxes);
    screen.add(new JButton("下一步"), BorderLayout.SOUTH);
    return screen;
  }

  private static JLabel words(String text) {
    JLabel label = new JLabel(text, SwingConstants.CENTER);
    label.setFont(label.getFont().deriveFont(TEXT));
    return label;
  }
}
