package org.clearkiosk.cardtool.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.clearkiosk.cardtool.describe.ReaderText;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.PcscSurvey;
import org.clearkiosk.reader.pn532.Pn532Configuration;
import org.clearkiosk.reader.pn532.Pn532Opening;
import org.clearkiosk.reader.pn532.Pn532Session;
import org.clearkiosk.reader.pn532.SerialDevice;
import org.clearkiosk.reader.pn532.SerialDevices;

/**
 * All readers of a machine at one moment.
 *
 * @param service the readers behind PC/SC
 * @param serial serial devices, whatever stands behind them
 */
public record Inventory(CardService service, List<SerialEntry> serial) {
  /** Copies the list. */
  public Inventory {
    serial = List.copyOf(serial);
  }

  /**
   * A serial device, and what answered there.
   *
   * @param asked whether it was opened
   * @param firmware what the chip says that it is; empty when none answered or none was asked
   * @param cards how many cards lie there, 0 to 2
   * @param state the same in words
   */
  public record SerialEntry(
      SerialDevice device, boolean asked, Optional<String> firmware, int cards, String state) {}

  /**
   * Looks at everything.
   *
   * @param wanted which readers behind PC/SC
   * @param named serial devices that are asked whether they are a PN532
   * @param probe whether the others are asked too
   * @param bound how long looking at the card service may take
   */
  public static Inventory take(
      Predicate<String> wanted, List<String> named, boolean probe, Duration bound) {
    CardService service;
    try (PcscSurvey survey = new PcscSurvey()) {
      service = survey.look(bound);
    }
    if (service instanceof CardService.Running running) {
      service =
          new CardService.Running(
              running.readers().stream().filter(each -> wanted.test(each.reader())).toList());
    }
    List<SerialEntry> entries = new ArrayList<>();
    for (SerialDevice device : SerialDevices.present()) {
      boolean isNamed = named.contains(device.device()) || named.contains(device.stableName());
      entries.add(probe || isNamed ? asked(device) : unasked(device));
    }
    for (String name : named) {
      if (entries.stream().noneMatch(entry -> isCalled(entry.device(), name))) {
        entries.add(asked(new SerialDevice(name, name, "")));
      }
    }
    return new Inventory(service, entries);
  }

  /** Whether there is any reader that answered. */
  public boolean hasReader() {
    return (service instanceof CardService.Running running && !running.readers().isEmpty())
        || serial.stream().anyMatch(entry -> entry.firmware().isPresent());
  }

  private static boolean isCalled(SerialDevice device, String name) {
    return device.device().equals(name) || device.stableName().equals(name);
  }

  private static SerialEntry unasked(SerialDevice device) {
    return new SerialEntry(device, false, Optional.empty(), 0, "not asked; --probe asks");
  }

  private static SerialEntry asked(SerialDevice device) {
    Pn532Opening opening = Pn532Session.open(device.device(), Pn532Configuration.DEFAULT_BAUD);
    if (opening instanceof Pn532Opening.InUse) {
      return new SerialEntry(device, true, Optional.empty(), 0, ReaderText.SERIAL_IN_USE);
    }
    if (opening instanceof Pn532Opening.Failed failed) {
      return new SerialEntry(device, true, Optional.empty(), 0, ReaderText.ofSerial(failed.why()));
    }
    try (Pn532Session session = ((Pn532Opening.Opened) opening).session()) {
      String firmware = session.firmware();
      try {
        int cards = session.find().size();
        String lying = cards == 0 ? "empty" : cards == 1 ? "card" : "several cards";
        return new SerialEntry(device, true, Optional.of(firmware), cards, firmware + ": " + lying);
      } catch (TransceiveException e) {
        return new SerialEntry(
            device, true, Optional.of(firmware), 0, firmware + ": stopped answering");
      }
    }
  }
}
