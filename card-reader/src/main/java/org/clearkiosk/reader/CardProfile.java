package org.clearkiosk.reader;

/** How a campus lays out its cards; the campus chooses which of them its terminals read. */
public enum CardProfile {
  /** An ISO/IEC 14443-4 card that proves itself with a key of its own: cannot be cloned. */
  CPU,
  /** MIFARE Classic 1K, one keyed sector: can be cloned. */
  CLASSIC,
  /** The card's unique identifier alone: can be cloned. */
  UID
}
