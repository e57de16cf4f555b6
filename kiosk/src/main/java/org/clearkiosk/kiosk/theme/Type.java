package org.clearkiosk.kiosk.theme;

import java.util.Locale;
import org.clearkiosk.kiosk.flow.TextSize;

/** The five sizes of type. Their values stand in {@code kiosk.properties}. */
public enum Type {
  /** The invitation of the idle screen. */
  DISPLAY("display"),
  /** What a screen is about. */
  HEADING("heading"),
  /** What to touch, and subheadings. */
  ACTION("action"),
  /** One thing in a list. */
  ITEM("item"),
  /** What is said beside it; the smallest text there is. */
  NOTE("note");

  private final String token;

  Type(String token) {
    this.token = token;
  }

  String key(TextSize size) {
    return "Kiosk.type." + size.name().toLowerCase(Locale.ROOT) + "." + token;
  }
}
