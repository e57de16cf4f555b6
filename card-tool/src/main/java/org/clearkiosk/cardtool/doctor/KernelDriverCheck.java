package org.clearkiosk.cardtool.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the kernel's own NFC drivers keep a USB reader from pcscd, above all an ACR122U. */
final class KernelDriverCheck implements Check {
  private static final String NAME = "Kernel driver";
  private static final Set<String> NFC_DRIVERS = Set.of("pn533_usb", "port100");
  private static final List<String> MODULES = List.of("pn533_usb", "pn533", "port100", "nfc");
  private static final String FILE = "/etc/modprobe.d/blacklist-nfc.conf";
  private static final String EXPLANATION =
      "Linux has a driver of its own for the chip inside, for its NFC stack. While it holds the"
          + " reader, pcscd cannot have it.";

  @Override
  public List<Finding> examine(Machine machine) {
    if (!machine.isLinux()) {
      return List.of();
    }
    Optional<UsbDevice> held =
        machine.usbDevices().stream()
            .filter(device -> device.drivers().stream().anyMatch(NFC_DRIVERS::contains))
            .findFirst();
    if (held.isPresent()) {
      return List.of(
          new Finding(
              NAME,
              machine.levelOfCardService(),
              "the kernel holds " + held.get().title(),
              EXPLANATION,
              remedy(machine)));
    }
    List<String> loaded =
        machine.files().text("/proc/modules").stream()
            .flatMap(String::lines)
            .map(line -> line.split(" ", -1)[0])
            .filter(MODULES::contains)
            .toList();
    return List.of(
        loaded.isEmpty()
            ? Finding.ok(NAME, "no NFC driver of the kernel is in the way")
            : new Finding(
                NAME,
                Level.ATTENTION,
                "loaded: " + String.join(", ", loaded) + "; no reader is held now",
                EXPLANATION + " The next one that is plugged in may be.",
                remedy(machine)));
  }

  private static List<String> remedy(Machine machine) {
    return List.of(
        "printf 'blacklist %s\\n' "
            + String.join(" ", MODULES)
            + " | "
            + machine.asRoot("tee " + FILE),
        machine.asRoot("modprobe -r " + String.join(" ", MODULES)),
        "Unplug the reader and plug it in again.");
  }
}
