package org.clearkiosk.kiosk.screen.part;

import org.clearkiosk.kiosk.theme.Tone;

/** What a thing's state looks like: colour, ground and icon; a word always goes with it. */
public enum Mark {
  /** 已办. */
  DONE(Icons.CHECK, Tone.DONE, Tone.DONE_SOFT),
  /** 待办. */
  OPEN(Icons.CLOCK, Tone.OPEN, Tone.OPEN_SOFT),
  /** 待办, and the one to go to next. */
  NEXT(Icons.ARROW, Tone.OPEN, Tone.OPEN_SOFT),
  /** 无需办理. */
  NOT_NEEDED(Icons.MINUS, Tone.NOT_NEEDED, Tone.NOT_NEEDED_SOFT),
  /** Later, and nothing to do about it now. */
  LATER(Icons.CLOCK, Tone.NOT_NEEDED, Tone.NOT_NEEDED_SOFT),
  /** 在这里办. */
  HERE(Icons.ARROW, Tone.ON_ACCENT, Tone.ACCENT),
  /** A place to go to. */
  PLACE(Icons.PLACE, Tone.ACCENT, Tone.ACCENT_SOFT),
  /** Something stands in the way. */
  STOP(Icons.EXCLAMATION, Tone.STOP, Tone.STOP_SOFT);

  private final Icons icon;
  private final Tone tone;
  private final Tone ground;

  Mark(Icons icon, Tone tone, Tone ground) {
    this.icon = icon;
    this.tone = tone;
    this.ground = ground;
  }

  Icons icon() {
    return icon;
  }

  Tone tone() {
    return tone;
  }

  Tone ground() {
    return ground;
  }
}
