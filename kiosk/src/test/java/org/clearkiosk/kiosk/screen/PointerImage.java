package org.clearkiosk.kiosk.screen;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.stream.IntStream;

/** The pointer that the X server draws now, by its XFixes extension. */
final class PointerImage {
  /** Where the size and the pixels stand in {@code XFixesCursorImage} of {@code Xfixes.h}. */
  private static final int WIDTH = 4;

  private static final int HEIGHT = 6;
  private static final int PIXELS = 24;

  private static final int ALPHA = 24;

  private PointerImage() {}

  /** Xlib's, as far as it is needed. */
  interface X11 extends Library {
    Pointer XOpenDisplay(String name);

    int XCloseDisplay(Pointer display);

    int XFree(Pointer data);
  }

  /** The extension's, as far as it is needed. */
  interface Fixes extends Library {
    Pointer XFixesGetCursorImage(Pointer display);
  }

  /** Whether any pixel of it shows. On machines of 64 bits. */
  static boolean isSeen() {
    X11 x11 = Native.load("X11", X11.class);
    Fixes fixes = Native.load("Xfixes", Fixes.class);
    Pointer display = x11.XOpenDisplay(System.getenv("DISPLAY"));
    try {
      Pointer image = fixes.XFixesGetCursorImage(display);
      Pointer pixels = image.getPointer(PIXELS);
      // A pixel is 32 bits, in an unsigned long each
      boolean seen =
          IntStream.range(0, image.getShort(WIDTH) * image.getShort(HEIGHT))
              .map(pixel -> pixels.getInt((long) pixel * NativeLong.SIZE))
              .anyMatch(colour -> colour >>> ALPHA != 0);
      x11.XFree(image);
      return seen;
    } finally {
      x11.XCloseDisplay(display);
    }
  }
}
