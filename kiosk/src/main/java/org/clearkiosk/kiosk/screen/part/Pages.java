package org.clearkiosk.kiosk.screen.part;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

  /** The name of the key that turns to the next page. */
  public static final String AFTER = "page-after";

  private final transient Theme theme;
  private final transient Words words;
  private final transient List<Component> rows;
  private final boolean ruled;
  private final int mostPages;
  private int gap;
  private final int closeGap;
  private int page;
  private boolean lastSeen;
  private Runnable shown = () -> {};
  private @Nullable Layout built;

  private record Layout(int width, int height, int page) {}

  /**
   * What the two keys and the count say.
   *
   * @param onLeaf run when a student leafs: someone is still reading
   */
  public record Words(String before, String after, Count count, Runnable onLeaf) {
    /** Says which page of how many it is, from 1. */
    @FunctionalInterface
    public interface Count {
      /** In words. */
      String of(int page, int pages);
    }
  }

  /** A list of at least one row. */
  public Pages(Theme theme, List<? extends Component> rows, Words words) {
    this(theme, rows, words, true, 1);
  }

  /**
   * The same list, which asks for no more room than that in which there are so many pages.
   *
   * @param mostPages at least 1
   */
  public static Pages list(
      Theme theme, List<? extends Component> rows, Words words, int mostPages) {
    return new Pages(theme, rows, words, true, mostPages);
  }

  /** The parts of a whole screen below each other, without lines between them. */
  public static Pages plain(Theme theme, List<? extends Component> parts, Words words) {
    return new Pages(theme, parts, words, false, 1);
  }

  /**
   * The same of parts that are to be seen whole: asks for the room that the highest needs, and in
   * which there are no more pages than that.
   */
  public static Pages sheets(
      Theme theme, List<? extends Component> parts, Words words, int mostPages) {
    return new Pages(theme, parts, words, false, mostPages);
  }

  private Pages(
      Theme theme, List<? extends Component> rows, Words words, boolean ruled, int mostPages) {
    super(null);
    this.ruled = ruled;
    this.mostPages = mostPages;
    this.theme = theme;
    this.words = words;
    this.rows = List.copyOf(rows);
    gap = theme.length(Length.GAP);
    closeGap = theme.length(Length.GAP, ruled ? 0.45 : 1);
    setOpaque(false);
    setName("pages");
  }

  /** Asks for no more room than a list needs whose rows stand close together. */
  public Pages close() {
    gap = closeGap;
    return this;
  }

  /**
   * Has someone told whenever another page is on show.
   *
   * @param listener must not change the layout
   */
  public Pages telling(Runnable listener) {
    shown = listener;
    return this;
  }

  /** Whether the last page has been on show, of as many as there turned out to be. */
  public boolean readToTheEnd() {
    return built == null || lastSeen;
  }

  @Override
  public int heightFor(int width) {
    return mostPages == 1
        ? heightOf(rows, width, gap)
        : leastRoom(width, gap, mostPages) + keysHeight();
  }

  /** The least height, without that of the keys, in which there are no more pages. */
  private int leastRoom(int width, int between, int most) {
    int highest =
        rows.stream().mapToInt(row -> heightOf(List.of(row), width, between)).max().orElse(0);
    return IntStream.range(0, rows.size())
        .flatMap(
            from ->
                IntStream.rangeClosed(from + 1, rows.size())
                    .map(to -> heightOf(rows.subList(from, to), width, between)))
        .filter(room -> room >= highest)
        .sorted()
        .filter(room -> divide(width, room, between).size() <= most)
        .findFirst()
        .orElse(highest);
  }

  /** Of the keys and of what keeps them from the list. */
  private int keysHeight() {
    return theme.length(Length.GAP) + keys(1).getPreferredSize().height;
  }

  private int heightOf(List<Component> some, int width, int between) {
    int lines = some.size() - 1;
    return some.stream().mapToInt(row -> WidthBound.heightOf(row, width)).sum()
        + lines * (ruled ? 2 * between + theme.length(Length.HAIRLINE) : between);
  }

  @Override
  public void doLayout() {
    int between = heightOf(rows, getWidth(), gap) <= getHeight() ? gap : closeGap;
    List<List<Component>> pages = divide(between);
    page = Math.min(page, pages.size() - 1);
    Layout wanted = new Layout(getWidth(), getHeight(), page);
    if (wanted.equals(built)) {
      // A key that is under a finger must stay the same key
      return;
    }
    built = wanted;
    lastSeen |= page == pages.size() - 1;
    build(pages, between);
    shown.run();
  }

  private void build(List<List<Component>> pages, int between) {
    removeAll();
    JPanel list = list(pages.get(page), between);
    add(list);
    if (pages.size() == 1) {
      list.setBounds(0, 0, getWidth(), getHeight());
      return;
    }
    JPanel keys = keys(pages.size());
    add(keys);
    int keysHeight = keys.getPreferredSize().height;
    list.setBounds(0, 0, getWidth(), getHeight() - keysHeight - theme.length(Length.GAP));
    keys.setBounds(0, getHeight() - keysHeight, getWidth(), keysHeight);
  }

  private JPanel list(List<Component> some, int between) {
    JPanel list = new JPanel(new Column(between));
    list.setOpaque(false);
    for (Component row : some) {
      if (ruled && list.getComponentCount() > 0) {
        list.add(new Rule(theme));
      }
      list.add(row, Column.Part.GIVING);
    }
    return list;
  }

  private List<List<Component>> divide(int between) {
    if (heightOf(rows, getWidth(), between) <= getHeight()) {
      return List.of(rows);
    }
    int room = getHeight() - keysHeight();
    List<List<Component>> pages = divide(getWidth(), room, between);
    // Rows that are alike: no page has more air than the others
    return ruled
        ? divide(getWidth(), leastRoom(getWidth(), between, pages.size()), between)
        : pages;
  }

  private List<List<Component>> divide(int width, int room, int between) {
    List<List<Component>> pages = new ArrayList<>();
    List<Component> current = new ArrayList<>();
    for (Component row : rows) {
      current.add(row);
      if (current.size() > 1 && heightOf(current, width, between) > room) {
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
    OutlineButton after = OutlineButton.choice(theme, AFTER, words.after());
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
    words.onLeaf().run();
    page = Math.max(0, page + by);
    revalidate();
    repaint();
  }
}
