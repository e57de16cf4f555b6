package org.clearkiosk.kiosk.screen;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import java.util.stream.IntStream;

/** The pointer that the X server draws now, by its XFixes extension. */
final class Pointer {
  private static final int ALPHA = 24;

  private Pointer() {}

  /** Xlib's, as far as it is needed. */
  interface X11 extends Library {
    com.sun.jna.Pointer XOpenDisplay(String name);

    int XCloseDisplay(com.sun.jna.Pointer display);

    int XFree(com.sun.jna.Pointer data);
  }

  /** The extension's, as far as it is needed. */
  interface Fixes extends Library {
    Image XFixesGetCursorImage(com.sun.jna.Pointer display);
  }

  /** {@code XFixesCursorImage} of {@code Xfixes.h}. */
  @FieldOrder({"x", "y", "width", "height", "xhot", "yhot", "serial", "pixels", "atom", "name"})
  public static final class Image extends Structure {
    public short x;
    public short y;
    public short width;
    public short height;
    public short xhot;
    public short yhot;
    public NativeLong serial;
    public com.sun.jna.Pointer pixels;
    public NativeLong atom;
    public com.sun.jna.Pointer name;
  }

  /** Whether any pixel of it shows. */
  static boolean isSeen() {
    X11 x11 = Native.load("X11", X11.class);
    Fixes fixes = Native.load("Xfixes", Fixes.class);
    com.sun.jna.Pointer display = x11.XOpenDisplay(System.getenv("DISPLAY"));
    try {
      Image image = fixes.XFixesGetCursorImage(display);
      int pixels = image.width * image.height;
      // A pixel is 32 bits, in an unsigned long each
      boolean seen =
          IntStream.range(0, pixels)
              .map(pixel -> image.pixels.getInt((long) pixel * NativeLong.SIZE))
              .anyMatch(colour -> colour >>> ALPHA != 0);
      x11.XFree(image.getPointer());
      return seen;
    } finally {
      x11.XCloseDisplay(display);
    }
  }
}
