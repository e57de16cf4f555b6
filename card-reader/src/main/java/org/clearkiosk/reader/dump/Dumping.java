package org.clearkiosk.reader.dump;

import java.util.Optional;
import org.clearkiosk.reader.profile.CampusCards;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reader writes dumps, where to, and whether they hold personal data. Given to a reader
 * when it is made.
 */
public final class Dumping {
  private final @Nullable DumpSink sink;
  private final boolean masked;

  private Dumping(@Nullable DumpSink sink, boolean masked) {
    this.sink = sink;
    this.masked = masked;
  }

  /** No dumps. */
  public static Dumping none() {
    return new Dumping(null, true);
  }

  /** Dumps without keys, proofs, card numbers, and identifiers beyond their first byte. */
  public static Dumping masked(DumpSink sink) {
    return new Dumping(sink, true);
  }

  /**
   * Dumps with everything in them: for cards that belong to nobody, or to a technician who knows
   * that the files hold a sector key and whatever is on the card.
   */
  public static Dumping unmasked(DumpSink sink) {
    return new Dumping(sink, false);
  }

  /**
   * What one reader records with.
   *
   * @param campus how the reader takes cards to be laid out
   */
  public Recorder recorder(CampusCards campus) {
    return new Recorder(Optional.ofNullable(sink), masked, campus);
  }
}
