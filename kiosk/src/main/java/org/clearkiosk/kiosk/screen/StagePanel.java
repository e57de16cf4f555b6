package org.clearkiosk.kiosk.screen;

import java.awt.BorderLayout;
import java.awt.Graphics;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.accessibility.AccessibleContext;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.part.FocusRing;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.jspecify.annotations.Nullable;

/** Shows the one screen that belongs to the present state. Used on Swing's thread alone. */
final class StagePanel extends JPanel {
  private static final long serialVersionUID = 1;

  private final transient Consumer<Touch> flow;
  private final transient StageSettings settings;
  private final transient Focus focus = new Focus(this);
  private final transient Keys keys;
  private final transient Haste haste;
  private transient BiConsumer<String, String> places = (name, words) -> {};
  private transient Theme theme;
  private transient @Nullable Shown shown;

  /** What is on show, what it was made from, and the way back for its touches. */
  private record Shown(
      Screen screen,
      Object face,
      Class<? extends State> step,
      Touches touches,
      boolean canBeHeard,
      boolean idle) {}

  /** A stage in a theme; {@code flow} takes the touches. */
  StagePanel(Theme theme, Consumer<Touch> flow) {
    this(theme, flow, StageSettings.STILL);
  }

  /** A stage as its operator chose. */
  StagePanel(Theme theme, Consumer<Touch> flow, StageSettings settings) {
    this(theme, flow, settings, System::nanoTime);
  }

  /** A stage that tells time otherwise than {@link System#nanoTime()}. */
  StagePanel(Theme theme, Consumer<Touch> flow, LongSupplier nanoTime) {
    this(theme, flow, StageSettings.STILL, nanoTime);
  }

  private StagePanel(
      Theme theme, Consumer<Touch> flow, StageSettings settings, LongSupplier nanoTime) {
    super(new BorderLayout());
    this.settings = settings;
    this.theme = theme;
    this.flow = flow;
    keys = new Keys(this, nanoTime);
    haste = new Haste(nanoTime);
    setBackground(theme.colour(Tone.GROUND));
    setName("stage");
    VoiceKeys.on(this, this::pressed);
  }

  /** A key was pressed that every screen knows. */
  private void pressed(Touch touch) {
    Shown now = shown;
    if (now != null && now.canBeHeard()) {
      now.touches().touch(touch);
    }
  }

  /** Shows a state: in the screen that is there where that looks the same, else in a new one. */
  void show(State state) {
    Object face = Face.of(state);
    Shown before = shown;
    if (before != null && before.face().equals(face)) {
      before.touches().answered();
      before.screen().follow(state);
      return;
    }
    if (before != null) {
      before.touches().gone();
    }
    theme = theme.in(state.terminal().comfort());
    setBackground(theme.colour(Tone.GROUND));
    Touches touches = new Touches(haste, flow);
    boolean another = before == null || before.step() != state.getClass();
    Screen screen = state.accept(new Screens(Kit.of(theme, state, touches, settings, another)));
    boolean sameStep = before != null && nameOf(before.screen()).equals(nameOf(screen));
    shown =
        new Shown(
            screen,
            face,
            state.getClass(),
            touches,
            state.terminal().hearing().offered(),
            state instanceof State.Idle);
    removeAll();
    add(screen.component(), BorderLayout.CENTER);
    if (!sameStep) {
      keys.screenCame();
    }
    if (!sameStep && anotherStudent(state, before)) {
      focus.show(false);
    }
    focus.begin(sameStep);
    revalidate();
    repaint();
  }

  /** The idle screen, or a card that was laid down on what the last visit left. */
  private static boolean anotherStudent(State state, @Nullable Shown before) {
    return state instanceof State.Idle
        || (state instanceof State.Reading && before != null && !before.idle());
  }

  /** One that looks the same and leads nowhere, in which nothing moves. */
  StagePanel understudy() {
    return new StagePanel(
        theme, touch -> {}, new StageSettings(false, settings.hallMap(), settings.headset()));
  }

  private static String nameOf(Screen screen) {
    return screen.component().getName();
  }

  /** What a key would touch. */
  Focus focus() {
    return focus;
  }

  /** What keys do. */
  Keys keys() {
    return keys;
  }

  /** Someone moves about on the screen: it stays as long as if it had been touched. */
  void stillThere() {
    Shown now = shown;
    if (now != null) {
      now.touches().touch(Touch.Button.MORE_TIME);
    }
  }

  /**
   * Has someone told of each place that keys lead to.
   *
   * @param listener takes the part's name and what it says of itself
   */
  void tellPlaces(BiConsumer<String, String> listener) {
    places = listener;
  }

  /** Tells where the keys are now. After the touch of the same key, which cuts off what is said. */
  void tellPlace() {
    focus
        .owner()
        .ifPresent(
            owner -> {
              AccessibleContext said = owner.getAccessibleContext();
              String words =
                  Stream.of(said.getAccessibleName(), said.getAccessibleDescription())
                      .filter(text -> text != null && !text.isBlank())
                      .distinct()
                      .collect(Collectors.joining("\n"));
              places.accept(Objects.requireNonNullElse(owner.getName(), ""), words);
            });
  }

  /** The ring lies outside of what it surrounds, so whatever is painted is painted with it. */
  @Override
  protected boolean isPaintingOrigin() {
    return focus.visible();
  }

  @Override
  protected void paintChildren(Graphics graphics) {
    super.paintChildren(graphics);
    if (focus.visible() && focus.album().isEmpty()) {
      focus.owner().ifPresent(owner -> FocusRing.paint(graphics, theme, owner, focus.place(owner)));
    }
  }

  /** Takes on another theme; the next state is shown in it. */
  void wear(Theme other) {
    theme = other;
    setBackground(other.colour(Tone.GROUND));
    Shown before = shown;
    if (before != null) {
      before.touches().gone();
    }
    shown = null;
  }
}
