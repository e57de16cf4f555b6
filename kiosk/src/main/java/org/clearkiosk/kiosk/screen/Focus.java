package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.screen.part.DigitBoxes;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.TouchButton;
import org.jspecify.annotations.Nullable;

/**
 * What a key would touch: one part of the screen, known by its name, so that it stays where it is
 * when the screen is made anew in another language. Used on Swing's thread alone.
 */
final class Focus {
  /** Where a key leads. */
  enum Way {
    /** To the right. */
    RIGHT(1, 0),
    /** To the left. */
    LEFT(-1, 0),
    /** Up. */
    UP(0, -1),
    /** Down. */
    DOWN(0, 1);

    private final int x;
    private final int y;

    Way(int x, int y) {
      this.x = x;
      this.y = y;
    }
  }

  /** How much worse a step aside is than one ahead. */
  private static final double ASIDE = 2.5;

  /** Where the keys are when the one that leafed has nothing more to leaf to. */
  private static final Map<String, String> OTHER_PAGE =
      Map.of("page-after", "page-before", "page-before", "page-after");

  private final Container stage;
  private String at = "";
  private boolean visible;

  Focus(Container stage) {
    this.stage = stage;
  }

  /** What the keys are at now. */
  Optional<Component> owner() {
    return named(at).or(() -> named(OTHER_PAGE.get(at))).or(this::first);
  }

  private Optional<Component> named(@Nullable String name) {
    return name == null
        ? Optional.empty()
        : Stream.concat(stops().stream(), neutral().stream())
            .filter(part -> name.equals(part.getName()))
            .findFirst();
  }

  /** Whether the keys are used, so that the ring is painted. */
  boolean visible() {
    return visible;
  }

  /**
   * Whether the keys are used. From the first key on the ring is painted; a finger on the screen or
   * the next student ends that.
   */
  void show(boolean now) {
    visible = now;
    stage.repaint();
    tellAssistants();
  }

  /**
   * Another screen has come.
   *
   * @param sameStep whether it is the same step in another language or look: then the place stays
   */
  void begin(boolean sameStep) {
    if (!sameStep || at.isEmpty()) {
      at = first().map(Component::getName).orElse("");
    }
    tellAssistants();
  }

  /**
   * Where the keys begin: where digits go, at the action that leads on, and where that cannot be
   * taken back, or where there is none, at the heading, on which a key does nothing. An album is
   * all that there is on its stage.
   */
  private Optional<Component> first() {
    List<Component> stops = stops();
    return stops.stream()
        .filter(DigitBoxes.class::isInstance)
        .findFirst()
        .or(
            () ->
                stops.stream()
                    .filter(
                        stop ->
                            "primary".equals(stop.getName())
                                || "acknowledge".equals(stop.getName()))
                    .findFirst())
        .or(this::neutral);
  }

  private Optional<Component> neutral() {
    List<Component> headings = new ArrayList<>();
    collect(
        stage,
        headings,
        part ->
            part instanceof Album
                || (part instanceof Paragraph && "heading".equals(part.getName())));
    return headings.stream().findFirst();
  }

  /** The pictures that cover the stage, where that is what it shows. */
  Optional<Album> album() {
    return owner().filter(Album.class::isInstance).map(Album.class::cast);
  }

  /** Goes on by so many places, round and round; the head of the screen comes last. */
  void step(int by) {
    List<Component> stops = stops();
    if (stops.isEmpty()) {
      return;
    }
    int index = owner().map(stops::indexOf).orElse(-1);
    int from = index < 0 && by < 0 ? 0 : index;
    go(stops.get(Math.floorMod(from + by, stops.size())));
  }

  /** Goes to the nearest place in a direction; stays where there is none. */
  void towards(Way way) {
    Optional<Component> from = owner();
    if (from.isEmpty()) {
      step(1);
      return;
    }
    Rectangle here = place(from.get());
    stops().stream()
        .filter(stop -> stop != from.get() && distance(here, place(stop), way) < Double.MAX_VALUE)
        .min(Comparator.comparingDouble(stop -> distance(here, place(stop), way)))
        .ifPresent(this::go);
  }

  private static double distance(Rectangle from, Rectangle to, Way way) {
    double ahead =
        way.x * gap(from.x, from.width, to.x, to.width)
            + way.y * gap(from.y, from.height, to.y, to.height);
    if (ahead <= 0) {
      return Double.MAX_VALUE;
    }
    double aside =
        Math.abs(way.y) * Math.abs(gap(from.x, from.width, to.x, to.width))
            + Math.abs(way.x) * Math.abs(gap(from.y, from.height, to.y, to.height));
    return ahead + ASIDE * aside;
  }

  /** From one span to another: above 0 when it begins after it, 0 when they overlap. */
  private static int gap(int from, int size, int to, int otherSize) {
    if (to >= from + size) {
      return to - from - size + 1;
    }
    return to + otherSize <= from ? to + otherSize - from - 1 : 0;
  }

  private void go(Component stop) {
    at = stop.getName();
    stage.repaint();
    tellAssistants();
  }

  /** The button that the keys are at. */
  Optional<TouchButton> button() {
    return owner().filter(TouchButton.class::isInstance).map(TouchButton.class::cast);
  }

  /** A button by its name, where it can be touched now. */
  Optional<TouchButton> button(String name) {
    return stops().stream()
        .filter(stop -> stop instanceof TouchButton && name.equals(stop.getName()))
        .map(TouchButton.class::cast)
        .findFirst();
  }

  /** Where the ring goes, in the stage's coordinates. */
  Rectangle place(Component part) {
    return SwingUtilities.convertRectangle(part.getParent(), part.getBounds(), stage);
  }

  /** Everything that keys lead to, in the order of the screen but its head last. */
  List<Component> stops() {
    List<Component> body = new ArrayList<>();
    List<Component> head = new ArrayList<>();
    collect(stage, body, Focus::isStop);
    for (Component part : body) {
      if (SwingUtilities.getAncestorOfClass(Header.class, part) != null) {
        head.add(part);
      }
    }
    body.removeAll(head);
    body.addAll(head);
    return body;
  }

  private static boolean isStop(Component part) {
    return part.isEnabled() && (part instanceof TouchButton || part instanceof DigitBoxes);
  }

  private static void collect(
      Container container, List<Component> into, Predicate<Component> wanted) {
    for (Component child : container.getComponents()) {
      if (!child.isVisible()) {
        continue;
      }
      if (wanted.test(child)) {
        into.add(child);
      } else if (child instanceof Container inner) {
        collect(inner, into, wanted);
      }
    }
  }

  /** Screen readers follow the focus of AWT. */
  private void tellAssistants() {
    owner().ifPresent(Component::requestFocusInWindow);
  }
}
