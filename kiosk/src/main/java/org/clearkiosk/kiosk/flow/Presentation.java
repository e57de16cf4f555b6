package org.clearkiosk.kiosk.flow;

import java.util.Objects;
import java.util.Optional;

/**
 * How the screens are seen and heard.
 *
 * @param comfort the contrast and the text size
 */
public record Presentation(Language language, Comfort comfort, Hearing hearing) {
  public Presentation {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(comfort, "comfort");
    Objects.requireNonNull(hearing, "hearing");
  }

  /** With what a touch switches; empty where it switches nothing. */
  Optional<Presentation> switchedBy(Touch touch) {
    if (touch == Touch.Button.SWITCH_LANGUAGE) {
      return Optional.of(new Presentation(language.other(), comfort, hearing));
    }
    if (touch == Touch.Button.SWITCH_CONTRAST) {
      return Optional.of(new Presentation(language, comfort.withNextContrast(), hearing));
    }
    if (touch == Touch.Button.SWITCH_TEXT_SIZE) {
      return Optional.of(new Presentation(language, comfort.withNextTextSize(), hearing));
    }
    return hearing.after(touch).map(heard -> new Presentation(language, comfort, heard));
  }
}
