package org.clearkiosk.kiosk.flow;

import java.util.Optional;

/**
 * How someone wants to hear the screens.
 *
 * @param offered whether this terminal can read its screens aloud
 * @param on whether it does
 * @param volume 1 to {@value #LOUDEST}
 * @param asked how often someone has asked to hear something again
 */
public record Hearing(boolean offered, boolean on, int volume, long asked) {
  /** The loudest volume. */
  public static final int LOUDEST = 5;

  private static final int LISTENING = 3;

  /** A terminal that cannot read its screens aloud. */
  public static final Hearing NONE = new Hearing(false, false, 1, 0);

  public Hearing {
    if (volume < 1 || volume > LOUDEST) {
      throw new IllegalArgumentException("volume: 1 to " + LOUDEST);
    }
    if (on && !offered) {
      throw new IllegalArgumentException("on: only where it is offered");
    }
  }

  /** A terminal that can, and does not until someone asks for it. */
  public static Hearing offered(int volume) {
    return new Hearing(true, false, volume, 0);
  }

  /** With what a touch changes of it; empty for other touches. */
  Optional<Hearing> after(Touch touch) {
    if (touch == Touch.Button.SPEAK) {
      return Optional.of(new Hearing(offered, offered && !on, volume, asked));
    }
    if (touch == Touch.Button.REPEAT) {
      return Optional.of(on ? new Hearing(offered, true, volume, asked + 1) : this);
    }
    if (touch == Touch.Button.LOUDER) {
      return Optional.of(at(Math.min(LOUDEST, volume + 1)));
    }
    return touch == Touch.Button.SOFTER
        ? Optional.of(at(Math.max(1, volume - 1)))
        : Optional.empty();
  }

  /** How many times as long a screen stays: what is heard takes longer than what is read. */
  int patience() {
    return on ? LISTENING : 1;
  }

  private Hearing at(int step) {
    return on ? new Hearing(offered, true, step, asked) : this;
  }
}
