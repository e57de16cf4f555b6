package org.clearkiosk.sim.gui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.table.AbstractTableModel;
import org.clearkiosk.sim.trace.TraceEntry;
import org.clearkiosk.sim.trace.TraceFormat;

/** The rows of the trace: the newest {@value #MOST}, of which those are shown that fit a filter. */
final class TraceRows extends AbstractTableModel {
  private static final long serialVersionUID = 1L;
  static final int MOST = 5_000;
  static final int TIME = 0;
  static final int READER = 1;
  static final int DIRECTION = 2;
  static final int BYTES = 3;
  static final int MEANING = 4;
  private static final int COLUMNS = 5;
  private static final double NANOSECONDS = 1e9;

  private final transient List<TraceEntry> all = new ArrayList<>();
  private final transient List<TraceEntry> shown = new ArrayList<>();
  private final transient Words words;
  private String filter = "";

  TraceRows(Words words) {
    this.words = words;
  }

  /** Adds what has come; the oldest beyond {@value #MOST} go. */
  void add(List<TraceEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    all.addAll(entries);
    if (all.size() > MOST) {
      all.subList(0, all.size() - MOST).clear();
      refill();
      return;
    }
    int before = shown.size();
    entries.stream().filter(this::fits).forEach(shown::add);
    if (shown.size() > before) {
      fireTableRowsInserted(before, shown.size() - 1);
    }
  }

  /** Shows only entries in which a text occurs, in whichever case, bytes with or without blanks. */
  void setFilter(String text) {
    filter = text.strip().toLowerCase(Locale.ROOT);
    refill();
  }

  /** Takes all rows away. */
  void clear() {
    all.clear();
    refill();
  }

  private void refill() {
    shown.clear();
    all.stream().filter(this::fits).forEach(shown::add);
    fireTableDataChanged();
  }

  private boolean fits(TraceEntry entry) {
    if (filter.isEmpty()) {
      return true;
    }
    String text =
        (entry.reader() + " " + entry.meaning() + " " + TraceFormat.spaced(entry.bytes()))
            .toLowerCase(Locale.ROOT);
    return text.contains(filter)
        || entry.bytes().toHexadecimal().toLowerCase(Locale.ROOT).contains(filter);
  }

  /** How many there are, shown or not. */
  int count() {
    return all.size();
  }

  /** What is shown, the oldest first. */
  List<TraceEntry> shown() {
    return List.copyOf(shown);
  }

  TraceEntry at(int row) {
    return shown.get(row);
  }

  @Override
  public int getRowCount() {
    return shown.size();
  }

  @Override
  public int getColumnCount() {
    return COLUMNS;
  }

  @Override
  public String getColumnName(int column) {
    return words.of(
        switch (column) {
          case TIME -> "trace.time";
          case READER -> "trace.reader";
          case DIRECTION -> "trace.direction";
          case BYTES -> "trace.bytes";
          default -> "trace.meaning";
        });
  }

  @Override
  public String getValueAt(int row, int column) {
    TraceEntry entry = shown.get(row);
    return switch (column) {
      case TIME -> String.format(Locale.ROOT, "%.3f", entry.nanoseconds() / NANOSECONDS);
      case READER -> entry.reader();
      case DIRECTION ->
          switch (entry.direction()) {
            case TO_READER -> "→";
            case FROM_READER -> "←";
            case NONE -> "·";
          };
      case BYTES -> TraceFormat.spaced(entry.bytes());
      default -> entry.meaning();
    };
  }
}
