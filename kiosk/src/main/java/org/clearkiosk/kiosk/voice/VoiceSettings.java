package org.clearkiosk.kiosk.voice;

import java.nio.file.Path;
import org.clearkiosk.kiosk.flow.Hearing;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal lets be heard.
 *
 * @param sounds whether there are short sounds
 * @param espeak the program that speaks; null where the screens are not read aloud
 * @param headset whether only the student hears it, so that personal things may be said
 * @param volume of the sounds, and of speech until a student changes it, 1 to 5
 */
public record VoiceSettings(boolean sounds, @Nullable Path espeak, boolean headset, int volume) {
  public VoiceSettings {
    checkedVolume(volume);
  }

  /**
   * The volume itself.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static int checkedVolume(int volume) {
    if (volume < 1 || volume > Hearing.LOUDEST) {
      throw new IllegalArgumentException("a volume is 1 to " + Hearing.LOUDEST);
    }
    return volume;
  }

  /** How the screens are heard before a student says otherwise. */
  public Hearing hearing() {
    return espeak == null ? Hearing.NONE : Hearing.offered(volume);
  }
}
