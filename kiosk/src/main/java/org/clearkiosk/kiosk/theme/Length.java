package org.clearkiosk.kiosk.theme;

/** The lengths by what they are for. Their values stand in {@code kiosk.properties}. */
public enum Length {
  /** From the screen's edge to what stands on it. */
  EDGE("edge"),
  /** Between cards. */
  GAP("gap"),
  /** Between a card's edge and its content. */
  PAD("pad"),
  /** The radius of a card's corners. */
  ARC("arc"),
  /** The radius of a button's or a key's corners. */
  ARC_SMALL("arcSmall"),
  /** The thickness of a line. */
  HAIRLINE("hairline"),
  /** The thickness of a frame that says something. */
  STROKE("stroke"),
  /** The thickness of the ring around what a key would touch. */
  RING("ring.width"),
  /** Between that ring and what it surrounds. */
  RING_GAP("ring.gap"),
  /** The height of the actions at the foot of a screen. */
  ACTION_HEIGHT("actionHeight"),
  /** The height of another choice, on a card. */
  CHOICE_HEIGHT("choiceHeight"),
  /** The least width of the primary action. */
  ACTION_WIDTH("actionWidth"),
  /** The least width of the way back. */
  BACK_WIDTH("backWidth"),
  /** The height of the line at the head of a screen. */
  HEADER_HEIGHT("headerHeight"),
  /** The height of a small control. */
  PILL_HEIGHT("pillHeight"),
  /** The width of a digit key. */
  KEY_WIDTH("keyWidth"),
  /** The height of a digit key. */
  KEY_HEIGHT("keyHeight");

  private final String token;

  Length(String token) {
    this.token = token;
  }

  String key() {
    return "Kiosk." + token;
  }
}
