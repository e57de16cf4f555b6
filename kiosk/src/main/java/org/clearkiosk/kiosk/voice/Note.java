package org.clearkiosk.kiosk.voice;

/**
 * A note of an {@link Earcon}, or a rest.
 *
 * @param hertz its pitch, 200 to 2000; 0 for a rest
 * @param milliseconds how long it is, 10 to 500
 */
record Note(int hertz, int milliseconds) {
  private static final double PEAK = 0.45 * Short.MAX_VALUE;
  private static final double OVERTONE = 0.2;
  private static final double ATTACK_SECONDS = 0.004;
  private static final double RELEASE_SECONDS = 0.008;

  Note {
    if ((hertz != 0 && (hertz < 200 || hertz > 2000)) || milliseconds < 10 || milliseconds > 500) {
      throw new IllegalArgumentException("hertz: 0, 200 to 2000; milliseconds: 10 to 500");
    }
  }

  static Note rest(int milliseconds) {
    return new Note(0, milliseconds);
  }

  /** Struck softly, fading, and silent at both ends, so that it does not click. */
  short[] samples() {
    double length = milliseconds / 1000.0;
    short[] samples = new short[(int) (length * Loudspeaker.RATE)];
    for (int i = 0; i < samples.length; i++) {
      double time = (double) i / Loudspeaker.RATE;
      double turn = 2 * Math.PI * hertz * time;
      double wave = (Math.sin(turn) + OVERTONE * Math.sin(2 * turn)) / (1 + OVERTONE);
      double fading = Math.exp(-2 * time / length);
      double ends = Math.min(1, Math.min(time / ATTACK_SECONDS, (length - time) / RELEASE_SECONDS));
      samples[i] = (short) (PEAK * wave * fading * ends);
    }
    return samples;
  }
}
