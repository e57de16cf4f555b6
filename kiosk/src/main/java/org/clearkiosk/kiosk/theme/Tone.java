package org.clearkiosk.kiosk.theme;

/** The colours by what they are for. Their values stand in a file a contrast. */
public enum Tone {
  /** The paper-like ground of every screen. */
  GROUND("ground"),
  /** White cards. */
  SURFACE("surface"),
  /** The edge of a white card; as the card itself where that stands out from the ground. */
  CARD_EDGE("cardEdge"),
  /** Hairlines; never text, and nothing that has to be seen. */
  LINE("line"),
  /** The frame of something to touch or to fill. */
  FRAME("frame"),
  /** The ring around what a key would touch. */
  RING("ring.colour"),
  /** Text. */
  INK("ink"),
  /** Secondary text. */
  MUTED("muted"),
  /** The one primary action, "here", the card. */
  ACCENT("accent"),
  /** The primary action under a finger. */
  ACCENT_PRESSED("accentPressed"),
  /** Text on the primary action. */
  ON_ACCENT("onAccent"),
  /** A quiet ground for what belongs to the accent. */
  ACCENT_SOFT("accentSoft"),
  /** Done: text and icon. */
  DONE("done"),
  /** Done: ground. */
  DONE_SOFT("doneSoft"),
  /** Open: text and icon. */
  OPEN("open"),
  /** Open: ground. */
  OPEN_SOFT("openSoft"),
  /** Not needed: text and icon. */
  NOT_NEEDED("notNeeded"),
  /** Not needed: ground. */
  NOT_NEEDED_SOFT("notNeededSoft"),
  /** Stopped: text and icon. */
  STOP("stop"),
  /** Stopped: ground. */
  STOP_SOFT("stopSoft");

  private final String token;

  Tone(String token) {
    this.token = token;
  }

  String key() {
    return "Kiosk." + token;
  }
}
