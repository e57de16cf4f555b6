package org.clearkiosk.cardtool.doctor;

import java.util.List;
import org.clearkiosk.cardtool.describe.ReaderText;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.ReaderStatus;
import org.clearkiosk.reader.pcsc.ReaderStatus.Occupancy;

/** Whether there is a reader, and whether somebody else has it. */
final class ReaderCheck implements Check {
  private static final String NAME = "Readers";

  @Override
  public List<Finding> examine(Machine machine) {
    if (!(machine.service() instanceof CardService.Running running)) {
      return List.of();
    }
    if (running.readers().isEmpty()) {
      boolean perhapsSerial = !machine.serialDevices().isEmpty();
      return List.of(
          new Finding(
              NAME,
              machine.levelOfCardService(),
              "the card service knows no reader",
              perhapsSerial
                  ? "If the reader is a PN532 on a serial line, name its device."
                  : "None is plugged in, or what is said above and below keeps it away.",
              perhapsSerial
                  ? List.of("bin/card doctor --serial DEVICE   (bin/card list shows the devices)")
                  : List.of("Plug a reader in and run bin/card doctor again.")));
    }
    return running.readers().stream().map(ReaderCheck::finding).toList();
  }

  private static Finding finding(ReaderStatus reader) {
    String state = reader.reader() + ": " + ReaderText.of(reader.occupancy());
    if (reader.occupancy() == Occupancy.CARD_IN_USE) {
      return Finding.attention(
          NAME,
          state,
          "While it does, a kiosk says that the card is in use. Card managers, browsers with"
              + " certificates and GnuPG do this.",
          "End the other program. A running kiosk does not keep cards to itself.");
    }
    if (reader.occupancy() == Occupancy.MUTE || reader.occupancy() == Occupancy.UNAVAILABLE) {
      return Finding.attention(
          NAME,
          state,
          "One card that does not answer is the card's fault; every card, the reader's.",
          "Take the card away; unplug the reader and plug it in again.");
    }
    return Finding.ok(NAME, state);
  }
}
