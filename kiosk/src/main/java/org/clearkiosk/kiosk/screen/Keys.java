package org.clearkiosk.kiosk.screen;

import java.awt.event.KeyEvent;
import java.util.function.LongSupplier;
import org.clearkiosk.kiosk.screen.part.TouchButton;
import org.jspecify.annotations.Nullable;

/**
 * Everything by keys: a keyboard, or a keypad beside the screen. A key acts once, when a finger
 * presses it: one that is held acts no second time, also when another screen has come meanwhile,
 * and what leads on acts only on a screen that has stood for a moment. {@code
 * docs/accessibility.md} has the table.
 */
final class Keys {
  /** How long a screen stands before a key leads on from it, in nanoseconds: half a second. */
  static final long SETTLING = 500_000_000;

  private final StagePanel stage;
  private final LongSupplier nanoTime;
  private final HeldKeys held = new HeldKeys();
  private long came;

  /** The keys of a stage; {@code nanoTime} tells time as {@link System#nanoTime()} does. */
  Keys(StagePanel stage, LongSupplier nanoTime) {
    this.stage = stage;
    this.nanoTime = nanoTime;
    came = nanoTime.getAsLong();
  }

  /** Another step has come. */
  void screenCame() {
    came = nanoTime.getAsLong();
  }

  /** The keyboard was away and is back. */
  void back() {
    held.forget();
  }

  /**
   * Takes what a key does.
   *
   * @return whether it was one of the keys that do something here; others are left to others
   */
  boolean take(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return false;
    }
    Runnable action = action(event);
    if (action == null) {
      return false;
    }
    if (event.getID() == KeyEvent.KEY_RELEASED) {
      held.released(event.getKeyCode(), event.getWhen());
    } else if (event.getID() == KeyEvent.KEY_PRESSED
        && held.pressed(event.getKeyCode(), event.getWhen())) {
      action.run();
    }
    return true;
  }

  private @Nullable Runnable action(KeyEvent event) {
    return stage
        .focus()
        .album()
        .map(album -> onceSettled(AlbumKeys.action(album, event)))
        .orElseGet(() -> usual(event));
  }

  private @Nullable Runnable onceSettled(@Nullable Runnable action) {
    return action == null
        ? null
        : () -> {
          if (settled()) {
            action.run();
            stage.tellPlace();
          }
        };
  }

  private @Nullable Runnable usual(KeyEvent event) {
    int code = event.getKeyCode();
    return switch (code) {
      case KeyEvent.VK_TAB -> () -> step(event.isShiftDown() ? -1 : 1);
      case KeyEvent.VK_ADD -> () -> step(1);
      case KeyEvent.VK_SUBTRACT -> () -> step(-1);
      case KeyEvent.VK_RIGHT, KeyEvent.VK_KP_RIGHT -> () -> towards(Focus.Way.RIGHT);
      case KeyEvent.VK_LEFT, KeyEvent.VK_KP_LEFT -> () -> towards(Focus.Way.LEFT);
      case KeyEvent.VK_UP, KeyEvent.VK_KP_UP -> () -> towards(Focus.Way.UP);
      case KeyEvent.VK_DOWN, KeyEvent.VK_KP_DOWN -> () -> towards(Focus.Way.DOWN);
      case KeyEvent.VK_ENTER, KeyEvent.VK_SPACE -> this::enter;
      case KeyEvent.VK_BACK_SPACE, KeyEvent.VK_DECIMAL -> () -> press("delete");
      case KeyEvent.VK_DELETE, KeyEvent.VK_CLEAR, KeyEvent.VK_MULTIPLY -> () -> press("clear");
      case KeyEvent.VK_PAGE_DOWN -> () -> press("page-after");
      case KeyEvent.VK_PAGE_UP -> () -> press("page-before");
      case KeyEvent.VK_ESCAPE, KeyEvent.VK_CANCEL, KeyEvent.VK_DIVIDE -> this::stop;
      default -> digit(code);
    };
  }

  private @Nullable Runnable digit(int code) {
    int digit = digitOf(code);
    return digit < 0 ? null : () -> press("digit-" + digit);
  }

  /** The digit of a key of the keyboard or the number pad; less than 0 for any other key. */
  static int digitOf(int code) {
    int digit =
        code >= KeyEvent.VK_NUMPAD0 && code <= KeyEvent.VK_NUMPAD9
            ? code - KeyEvent.VK_NUMPAD0
            : code - KeyEvent.VK_0;
    return digit > 9 ? -1 : digit;
  }

  private void step(int by) {
    if (shown()) {
      stage.focus().step(by);
    }
    stage.stillThere();
    stage.tellPlace();
  }

  private void towards(Focus.Way way) {
    if (shown()) {
      stage.focus().towards(way);
    }
    stage.stillThere();
    stage.tellPlace();
  }

  /** Whether the ring was there already: a key that no one sees the place of only shows it. */
  private boolean shown() {
    boolean before = stage.focus().visible();
    stage.focus().show(true);
    return before;
  }

  private void enter() {
    if (!shown()) {
      stage.stillThere();
      stage.tellPlace();
    } else {
      if (settled()) {
        stage.focus().button().ifPresent(TouchButton::act);
      }
      stage.stillThere();
    }
  }

  private void press(String name) {
    stage.focus().button(name).ifPresent(TouchButton::act);
  }

  private void stop() {
    if (settled()) {
      Focus focus = stage.focus();
      focus
          .button("end")
          .or(() -> focus.button("acknowledge"))
          .or(() -> focus.button(TechnicianScreen.BACK))
          .ifPresent(TouchButton::act);
    }
  }

  private boolean settled() {
    return nanoTime.getAsLong() - came >= SETTLING;
  }
}
