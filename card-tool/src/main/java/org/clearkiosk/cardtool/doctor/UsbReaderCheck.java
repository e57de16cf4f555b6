package org.clearkiosk.cardtool.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.ReaderStatus;

/** Whether the card readers that hang on USB are those that the card service knows. */
final class UsbReaderCheck implements Check {
  private static final String NAME = "USB readers";

  @Override
  public List<Finding> examine(Machine machine) {
    if (!machine.isLinux()) {
      return List.of();
    }
    List<UsbDevice> plugged =
        machine.usbDevices().stream().filter(UsbDevice::isCardReader).toList();
    if (plugged.isEmpty()) {
      return List.of(Finding.ok(NAME, "no card reader hangs on USB"));
    }
    DriverCatalog drivers = new DriverCatalog(machine.files());
    if (drivers.isEmpty()) {
      return List.of(
          new Finding(
              NAME,
              machine.levelOfCardService(),
              "pcscd has no driver for USB readers; plugged in: " + titles(plugged),
              "Debian has it in a package of its own.",
              List.of(machine.asRoot("apt-get install libccid"))));
    }
    List<Finding> findings = new ArrayList<>();
    if (machine.service() instanceof CardService.Running running) {
      for (UsbDevice device : plugged) {
        examine(machine, device, drivers, running).ifPresent(findings::add);
      }
    }
    return findings.isEmpty() ? List.of(Finding.ok(NAME, titles(plugged))) : findings;
  }

  private static Optional<Finding> examine(
      Machine machine, UsbDevice device, DriverCatalog drivers, CardService.Running running) {
    Optional<String> name = drivers.name(device.id());
    if (name.isEmpty()) {
      return running.readers().isEmpty()
          ? Optional.of(
              new Finding(
                  NAME,
                  machine.levelOfCardService(),
                  "the installed driver does not know " + device.title(),
                  "Its list of readers is older than this one, or the maker has a driver of its own.",
                  List.of(
                      machine.asRoot("apt-get update && apt-get install libccid"),
                      "or the maker's driver, for example libacsccid1 for ACS")))
          : Optional.empty();
    }
    boolean known =
        running.readers().stream()
            .map(ReaderStatus::reader)
            .anyMatch(reader -> reader.startsWith(name.get()));
    if (known || device.drivers().stream().anyMatch(driver -> !driver.equals("usbfs"))) {
      return Optional.empty();
    }
    boolean gnupg = machine.process("scdaemon").isPresent();
    return Optional.of(
        new Finding(
            NAME,
            machine.levelOfCardService(),
            "the kernel sees " + device.title() + ", pcscd does not",
            gnupg
                ? "GnuPG's scdaemon runs and takes USB readers for itself."
                : "Another program may hold it, or it did not start well.",
            gnupg
                ? List.of(
                    "echo disable-ccid >> ~/.gnupg/scdaemon.conf && gpgconf --kill scdaemon",
                    "Unplug the reader and plug it in again.")
                : List.of(
                    "Unplug the reader and plug it in again, into another socket if need be.",
                    machine.asRoot("systemctl restart pcscd"),
                    "journalctl -u pcscd   (says why it was not taken)")));
  }

  private static String titles(List<UsbDevice> devices) {
    return String.join(", ", devices.stream().map(UsbDevice::title).toList());
  }
}
