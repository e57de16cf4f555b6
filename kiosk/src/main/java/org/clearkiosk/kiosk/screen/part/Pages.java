package org.clearkiosk.kiosk.screen.part;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.layout.WidthBound;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;
import org.jspecify.annotations.Nullable;

/**
 * A list with hairlines between its rows that is leafed through when it is higher than its room.
 * Nothing that a source supplies is ever cut off unseen, however long its list is.
 */
public final class Pages extends JPanel implements WidthBound {
  private static final long serialVersionUID = 1;

  private final transient Theme theme;
  private final transient Words words;
  private final transient List<Component> rows;
  private final int gap;
  private int page;
  private @Nullable Layout built;

  private record Layout(int width, int height, int page) {}

  /** What the two keys and the count say. */
  public record Words(String before, String after, Count count) {
    /** Says which page of how many it is, from 1. */
    @FunctionalInterface
    public interface Count {
      /** In words. */
      String of(int page, int pages);
    }
  }

  /** A list of at least one row. */
  public Pages(Theme theme, List<? extends Component> rows, Words words) {
    super(null);
    this.theme = theme;
    this.words = words;
    this.rows = List.copyOf(rows);
    gap = theme.length(Length.GAP, 0.8);
    setOpaque(false);
    setName("pages");
  }

  @Override
  public int heightFor(int width) {
    return heightOf(rows, width);
  }

  private int heightOf(List<Component> some, int width) {
    int lines = some.size() - 1;
    return some.stream().mapToInt(row -> WidthBound.heightOf(row, width)).sum()
        + lines * (2 * gap + theme.length(Length.HAIRLINE));
  }

  @Override
  public void doLayout() {
    List<List<Component>> pages = divide();
    page = Math.min(page, pages.size() - 1);
    Layout wanted = new Layout(getWidth(), getHeight(), page);
    if (wanted.equals(built)) {
      // A key that is under a finger must stay the same key
      return;
    }
    built = wanted;
    removeAll();
    JPanel shown = new JPanel(new Column(gap));
    shown.setOpaque(false);
    for (Component row : pages.get(page)) {
      if (shown.getComponentCount() > 0) {
        shown.add(new Rule(theme));
      }
      shown.add(row);
    }
    add(shown);
    if (pages.size() == 1) {
      shown.setBounds(0, 0, getWidth(), getHeight());
      return;
    }
    JPanel keys = keys(pages.size());
    add(keys);
    int keysHeight = keys.getPreferredSize().height;
    shown.setBounds(0, 0, getWidth(), getHeight() - keysHeight - gap);
    keys.setBounds(0, getHeight() - keysHeight, getWidth(), keysHeight);
  }

  private List<List<Component>> divide() {
    if (heightFor(getWidth()) <= getHeight()) {
      return List.of(rows);
    }
    int room = getHeight() - gap - keys(1).getPreferredSize().height;
    List<List<Component>> pages = new ArrayList<>();
    List<Component> current = new ArrayList<>();
    for (Component row : rows) {
      current.add(row);
      if (current.size() > 1 && heightOf(current, getWidth()) > room) {
        current.remove(current.size() - 1);
        pages.add(List.copyOf(current));
        current.clear();
        current.add(row);
      }
    }
    pages.add(List.copyOf(current));
    return pages;
  }

  private JPanel keys(int pages) {
    JPanel keys = new JPanel(new Row(theme.length(Length.GAP), Row.Stand.MIDDLE));
    keys.setOpaque(false);
    OutlineButton before = OutlineButton.choice(theme, "page-before", words.before());
    before.setEnabled(page > 0);
    before.addActionListener(touch -> leaf(-1));
    OutlineButton after = OutlineButton.choice(theme, "page-after", words.after());
    after.setEnabled(page + 1 < pages);
    after.addActionListener(touch -> leaf(1));
    Paragraph count =
        new Paragraph(theme, words.count().of(page + 1, pages), theme.font(Type.NOTE), Tone.MUTED);
    count.align(SwingConstants.CENTER);
    keys.add(before);
    keys.add(count, Row.Rest.EQUAL);
    keys.add(after);
    return keys;
  }

  private void leaf(int by) {
    page = Math.max(0, page + by);
    revalidate();
    repaint();
  }
}
