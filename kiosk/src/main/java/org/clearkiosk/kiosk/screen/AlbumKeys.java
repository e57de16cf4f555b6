package org.clearkiosk.kiosk.screen;

import java.awt.event.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What keys do on an {@link Album}: those that lead on or back elsewhere turn its pictures. */
final class AlbumKeys {
  private AlbumKeys() {}

  /** What a key does there, if anything. */
  static @Nullable Runnable action(Album album, KeyEvent event) {
    int code = event.getKeyCode();
    return switch (code) {
      case KeyEvent.VK_TAB -> () -> album.turn(event.isShiftDown() ? -1 : 1);
      case KeyEvent.VK_ENTER,
          KeyEvent.VK_SPACE,
          KeyEvent.VK_ADD,
          KeyEvent.VK_RIGHT,
          KeyEvent.VK_KP_RIGHT,
          KeyEvent.VK_DOWN,
          KeyEvent.VK_KP_DOWN,
          KeyEvent.VK_PAGE_DOWN ->
          () -> album.turn(1);
      case KeyEvent.VK_SUBTRACT,
          KeyEvent.VK_LEFT,
          KeyEvent.VK_KP_LEFT,
          KeyEvent.VK_UP,
          KeyEvent.VK_KP_UP,
          KeyEvent.VK_PAGE_UP,
          KeyEvent.VK_BACK_SPACE,
          KeyEvent.VK_DECIMAL ->
          () -> album.turn(-1);
      case KeyEvent.VK_ESCAPE, KeyEvent.VK_CANCEL, KeyEvent.VK_DIVIDE -> album::end;
      default -> {
        int digit = Keys.digitOf(code);
        if (digit < 0) {
          yield null;
        }
        // As on a keyboard: 1 is the first, and 0 comes after 9
        yield () -> album.open(Math.floorMod(digit - 1, 10));
      }
    };
  }
}
