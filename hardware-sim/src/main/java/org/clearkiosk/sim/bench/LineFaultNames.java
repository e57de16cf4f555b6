package org.clearkiosk.sim.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clearkiosk.sim.pn532.LineFault;

/** The mishaps of the serial line by the names that the control API and the command line use. */
final class LineFaultNames {
  private static final Map<String, LineFault> BY_NAME =
      new TreeMap<>(
          Map.of(
              "none", new LineFault.None(),
              "noise", new LineFault.Noise(),
              "wrong-checksum", new LineFault.WrongChecksum(),
              "half-frame", new LineFault.HalfFrame(),
              "byte-by-byte", new LineFault.ByteByByte(),
              "stall", new LineFault.Stall(),
              "no-acknowledge", new LineFault.NoAcknowledge(),
              "extra-acknowledge", new LineFault.ExtraAcknowledge()));

  private LineFaultNames() {}

  static Optional<LineFault> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  static String name(LineFault fault) {
    return BY_NAME.entrySet().stream()
        .filter(entry -> entry.getValue().equals(fault))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  static List<String> all() {
    return List.copyOf(BY_NAME.keySet());
  }
}
