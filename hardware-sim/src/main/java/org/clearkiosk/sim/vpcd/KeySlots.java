package org.clearkiosk.sim.vpcd;

import java.util.Arrays;
import org.clearkiosk.sim.card.ClassicMemory;

/**
 * A reader's memory for MIFARE keys: two places, as the common readers have. Kept while a card lies
 * there; a place that was never loaded holds a key of all {@code FF}, as from the factory.
 */
final class KeySlots {
  private static final int PLACES = 2;

  private final byte[][] keys = new byte[PLACES][ClassicMemory.KEY_LENGTH];

  KeySlots() {
    for (byte[] key : keys) {
      Arrays.fill(key, (byte) 0xFF);
    }
  }

  boolean has(int number) {
    return number >= 0 && number < PLACES;
  }

  void store(int number, byte[] key) {
    keys[number] = key.clone();
  }

  byte[] key(int number) {
    return keys[number].clone();
  }
}
