package org.clearkiosk.sim.gui;

import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.clearkiosk.sim.bench.SimulatorStatus;

/**
 * Opens the proxy on the way to the server, on which the network's mishaps happen, and closes it.
 * While it is open the button shows the address at which the terminal has to ask.
 */
final class ProxyButton extends JButton {
  private static final long serialVersionUID = 1L;
  private static final int COLUMNS = 28;

  private final transient Bench bench;
  private final transient Words words;
  private final JTextField server = new JTextField("127.0.0.1:8443", COLUMNS);
  private final JTextField authority = new JTextField(COLUMNS);
  private boolean open;

  ProxyButton(Bench bench, Words words) {
    this.bench = bench;
    this.words = words;
    setName("proxy");
    server.setName("proxy-server");
    authority.setName("proxy-authority");
    addActionListener(event -> toggle());
    show(Optional.empty());
  }

  /** Shows whether it is open, and where. */
  void show(Optional<SimulatorStatus.Proxy> proxy) {
    open = proxy.isPresent();
    setText(
        proxy
            .map(now -> words.of("proxy.close", Integer.toString(now.port())))
            .orElseGet(() -> words.of("proxy.open")));
    setToolTipText(proxy.map(SimulatorStatus.Proxy::server).orElse(null));
  }

  private void toggle() {
    if (open) {
      bench.closeProxy();
    } else if (JOptionPane.showConfirmDialog(
            this, form(), words.of("proxy.title"), JOptionPane.OK_CANCEL_OPTION)
        == JOptionPane.OK_OPTION) {
      bench.openProxy(server.getText().strip(), authority.getText().strip());
    }
  }

  private JPanel form() {
    JPanel form = new JPanel(new MigLayout("insets 0, gap 8 8", "[][grow]"));
    add(form, "proxy.server", server);
    add(form, "proxy.authority", authority);
    return form;
  }

  private void add(JPanel form, String key, JTextField field) {
    JLabel label = new JLabel(words.of(key));
    label.setLabelFor(field);
    form.add(label);
    form.add(field, "growx, wrap");
  }
}
