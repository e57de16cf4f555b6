package org.clearkiosk.bench;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.BorderLayout;
import java.awt.Toolkit;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;

/**
 * A window of FlatLaf over the whole screen with a label and a button, and nothing else: says when
 * its first frame was painted, and stays. The peer of the kiosk's start.
 */
final class BareWindow {
  private BareWindow() {}

  /** Opens the window. */
  public static void main(String[] arguments) {
    SwingUtilities.invokeLater(BareWindow::open);
  }

  private static void open() {
    System.setProperty("flatlaf.uiScale", "1x");
    FlatLightLaf.setup();
    JFrame window = new JFrame();
    window.setUndecorated(true);
    window.setBounds(window.getGraphicsConfiguration().getBounds());
    window.add(new JLabel("离校自助终端", SwingConstants.CENTER));
    window.add(new JButton("English"), BorderLayout.SOUTH);
    window.setVisible(true);
    // As in the kiosk: the painting that was asked for stands before this
    SwingUtilities.invokeLater(
        () -> {
          Toolkit.getDefaultToolkit().sync();
          System.out.println(System.nanoTime());
          System.out.flush();
        });
  }
}
