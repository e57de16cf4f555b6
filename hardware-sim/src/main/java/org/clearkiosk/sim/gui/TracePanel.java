package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Font;
import java.awt.Rectangle;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.Timer;
import javax.swing.table.DefaultTableCellRenderer;
import net.miginfocom.swing.MigLayout;
import org.clearkiosk.sim.trace.Trace;
import org.clearkiosk.sim.trace.TraceEntry;
import org.clearkiosk.sim.trace.TraceFile;
import org.clearkiosk.sim.trace.TraceFormat;
import org.jspecify.annotations.Nullable;

/**
 * What passes at the readers, as it passes: bytes and their meaning side by side. It can be
 * filtered, stopped for reading, and saved as it is shown.
 */
final class TracePanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int LOOK_AGAIN_MILLISECONDS = 100;
  private static final int AT_ONCE = 2_000;
  private static final int[] WIDTHS = {84, 64, 44, 430, 520};

  private final transient Trace trace;
  private final transient Words words;
  private final TraceRows rows;
  private final JTable table;
  private final JTextField filter = new JTextField();
  private final JToggleButton pause;
  private final JLabel count = new JLabel();
  private final Timer timer = new Timer(LOOK_AGAIN_MILLISECONDS, event -> look());
  private long last;

  TracePanel(Trace trace, Words words) {
    super(new MigLayout("insets 0, fill, gap 8 6", "[][grow, 120::320][]push[][][]", "[][grow]"));
    this.trace = trace;
    this.words = words;
    this.rows = new TraceRows(words);
    this.table = new JTable(rows);
    this.pause = new JToggleButton(words.of("trace.pause"));
    setOpaque(false);
    JLabel title = new JLabel(words.of("trace.title"));
    title.setFont(Look.font(Font.BOLD, 1));
    filter.setName("trace-filter");
    filter.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, words.of("trace.filter"));
    filter.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
    filter.getAccessibleContext().setAccessibleName(words.of("trace.filter"));
    filter
        .getDocument()
        .addDocumentListener(
            new CardShelf.Changes(
                () -> {
                  rows.setFilter(filter.getText());
                  told();
                }));
    pause.setName("trace-pause");
    pause.addActionListener(event -> paused());
    JButton clear = new JButton(words.of("trace.clear"));
    clear.setName("trace-clear");
    clear.addActionListener(
        event -> {
          rows.clear();
          told();
        });
    JButton save = new JButton(words.of("trace.save"));
    save.setName("trace-save");
    save.addActionListener(event -> choose());
    count.setForeground(Look.color("muted"));
    look(table);
    JScrollPane pane = new JScrollPane(table);
    pane.setBorder(BorderFactory.createLineBorder(Look.color("line")));
    pane.getViewport().setBackground(Look.color("surface"));
    add(title);
    add(filter, "growx");
    add(count, "wmin 0");
    add(pause);
    add(clear);
    add(save, "wrap");
    add(pane, "span 6, grow, hmin 80");
    told();
  }

  private static void look(JTable table) {
    table.setName("trace");
    table.setAutoResizeMode(JTable.AUTO_RESIZE_LAST_COLUMN);
    table.setFillsViewportHeight(true);
    table.setShowVerticalLines(false);
    table.getTableHeader().setReorderingAllowed(false);
    if (table.getTableHeader().getDefaultRenderer() instanceof JLabel heading) {
      heading.setHorizontalAlignment(JLabel.LEADING);
    }
    table.setDefaultRenderer(Object.class, new Cell());
    table.setRowHeight(UIScale.scale(24));
    for (int column = 0; column < WIDTHS.length; column++) {
      table.getColumnModel().getColumn(column).setPreferredWidth(UIScale.scale(WIDTHS[column]));
    }
  }

  /** Bytes in letters of one width; all that does not fit is told when the pointer rests there. */
  private static final class Cell extends DefaultTableCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focused, int row, int column) {
      super.getTableCellRendererComponent(table, value, selected, false, row, column);
      boolean fixed = column <= TraceRows.BYTES;
      setFont(fixed ? Look.monospaced() : table.getFont());
      setHorizontalAlignment(
          column == TraceRows.TIME ? RIGHT : column == TraceRows.DIRECTION ? CENTER : LEFT);
      setBorder(BorderFactory.createEmptyBorder(0, UIScale.scale(6), 0, UIScale.scale(6)));
      setToolTipText(column >= TraceRows.BYTES ? String.valueOf(value) : null);
      if (!selected) {
        TraceEntry entry = ((TraceRows) table.getModel()).at(row);
        boolean event = entry.direction() == TraceEntry.Direction.NONE;
        setForeground(event ? Look.color("muted") : table.getForeground());
        boolean answer = entry.direction() == TraceEntry.Direction.FROM_READER;
        setBackground(answer ? Look.color("accentSoft") : table.getBackground());
      }
      return this;
    }
  }

  @Override
  public void addNotify() {
    super.addNotify();
    timer.start();
  }

  @Override
  public void removeNotify() {
    timer.stop();
    super.removeNotify();
  }

  private void look() {
    if (pause.isSelected()) {
      return;
    }
    List<TraceEntry> news = trace.after(last, AT_ONCE);
    if (news.isEmpty()) {
      return;
    }
    last = news.get(news.size() - 1).number();
    boolean follow = atTheEnd();
    rows.add(news);
    told();
    if (follow && rows.getRowCount() > 0) {
      table.scrollRectToVisible(table.getCellRect(rows.getRowCount() - 1, 0, true));
    }
  }

  /** Who has scrolled up to read stays there. */
  private boolean atTheEnd() {
    Rectangle visible = table.getVisibleRect();
    return visible.y + visible.height >= table.getHeight() - table.getRowHeight();
  }

  private void told() {
    count.setText(words.of("trace.count", rows.getRowCount(), rows.count()));
  }

  private void paused() {
    pause.setText(words.of(pause.isSelected() ? "trace.resume" : "trace.pause"));
  }

  private String told(String file, IOException failure) {
    if (failure instanceof FileAlreadyExistsException) {
      return words.of("trace.taken", file);
    }
    if (failure instanceof NoSuchFileException) {
      return words.of("file.none", file);
    }
    if (failure instanceof AccessDeniedException) {
      return words.of("file.refused", file);
    }
    @Nullable String reason =
        failure instanceof FileSystemException of ? of.getReason() : failure.getMessage();
    return words.of("file.failed", file, String.valueOf(reason));
  }

  private void choose() {
    JFileChooser chooser = new JFileChooser();
    chooser.setSelectedFile(new File("trace.txt"));
    if (chooser.showSaveDialog(this) == JFileChooser.APPROVE_OPTION) {
      try {
        save(chooser.getSelectedFile().toPath());
      } catch (IOException e) {
        count.setText(told(chooser.getSelectedFile().getName(), e));
      }
    }
  }

  /**
   * Saves what is shown, for its owner alone: a line each, or as JSON where the name ends in {@code
   * .jsonl}.
   *
   * @throws FileAlreadyExistsException when there is such a file; it is left as it is
   */
  void save(Path file) throws IOException {
    boolean json = file.toString().endsWith(".jsonl");
    try (BufferedWriter writer = TraceFile.create(file)) {
      for (TraceEntry entry : rows.shown()) {
        writer.write(json ? TraceFormat.json(entry).toString() : TraceFormat.line(entry));
        writer.newLine();
      }
    }
    count.setText(words.of("trace.saved", file.getFileName()));
  }

  void focusFilter() {
    filter.requestFocusInWindow();
    filter.selectAll();
  }

  void togglePause() {
    pause.doClick();
  }

  void chooseFile() {
    choose();
  }
}
