package org.clearkiosk.sim.bench;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.LineFault;
import org.clearkiosk.sim.fault.NetworkFault;
import org.clearkiosk.sim.fault.ServiceFault;

/** Where a fault can happen. */
public enum Place {
  /** The first slot of the first reader behind PC/SC. */
  SLOT_0("0"),
  /** The second slot of the first reader behind PC/SC. */
  SLOT_1("1"),
  /** The first slot of the second reader behind PC/SC. */
  SLOT_2("2"),
  /** The second slot of the second reader behind PC/SC. */
  SLOT_3("3"),
  /** The PN532 on the serial port. */
  SERIAL("serial"),
  /** The card service. */
  PCSCD("pcscd"),
  /** The proxy on the way to the server. */
  SERVER("server");

  private static final List<Place> SLOTS = List.of(SLOT_0, SLOT_1, SLOT_2, SLOT_3);

  private final String word;

  Place(String word) {
    this.word = word;
  }

  /**
   * The place of that word.
   *
   * @throws IllegalArgumentException when there is none; the message names all
   */
  public static Place of(String word) {
    return Arrays.stream(values())
        .filter(place -> place.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no place \""
                        + word
                        + "\"; there are "
                        + Arrays.stream(values())
                            .map(Place::word)
                            .collect(Collectors.joining(", "))));
  }

  /** A slot behind PC/SC by its number, 0 … 3. */
  public static Place ofSlot(int slot) {
    return SLOTS.get(slot);
  }

  /** Where a fault happens of which nothing else is said. */
  static Place usual(Fault fault) {
    if (fault instanceof LineFault) {
      return SERIAL;
    }
    if (fault instanceof NetworkFault) {
      return SERVER;
    }
    return fault instanceof ServiceFault ? PCSCD : SLOT_0;
  }

  /** How window, command line, control API and scenarios call it. */
  public String word() {
    return word;
  }

  /** The number of a slot behind PC/SC; empty for another place. */
  public OptionalInt slot() {
    int slot = SLOTS.indexOf(this);
    return slot < 0 ? OptionalInt.empty() : OptionalInt.of(slot);
  }
}
