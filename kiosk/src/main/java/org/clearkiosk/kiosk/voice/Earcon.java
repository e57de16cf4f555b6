package org.clearkiosk.kiosk.voice;

/**
 * A short sound that means something. The notes are this program's own; no recording is used. They
 * lie between 400 and 1200 Hz, where old ears and small loudspeakers are good.
 */
enum Earcon {
  /** A card was seen: rises. */
  CARD(new Note(784, 70), new Note(1175, 110)),
  /** A touch was taken: a tick. */
  KEY(new Note(988, 35)),
  /** The step is finished: a chord, one note after the other. */
  DONE(new Note(587, 90), new Note(740, 90), new Note(880, 90), new Note(1175, 240)),
  /** Something is to be read before it goes on: falls. */
  ATTENTION(new Note(659, 130), new Note(440, 220)),
  /** Time is running out: knocks twice. */
  WARNING(new Note(880, 110), Note.rest(80), new Note(880, 110));

  @SuppressWarnings("ImmutableEnumChecker") // no one else has the array, and here it is only read
  private final short[] samples;

  Earcon(Note... notes) {
    int length = 0;
    for (Note note : notes) {
      length += note.samples().length;
    }
    samples = new short[length];
    int at = 0;
    for (Note note : notes) {
      short[] part = note.samples();
      System.arraycopy(part, 0, samples, at, part.length);
      at += part.length;
    }
  }

  /** How many samples it has, at {@link Loudspeaker#RATE}. */
  int length() {
    return samples.length;
  }

  /** One of its samples. */
  short sample(int at) {
    return samples[at];
  }
}
