package org.clearkiosk.cardtool.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether USB serial adapters became serial devices: brltty, which drives Braille displays, takes
 * the two most common adapters for one.
 */
final class AdapterCheck implements Check {
  private static final String NAME = "USB adapters";
  private static final List<String> BRLTTY =
      List.of("/usr/bin/brltty", "/usr/sbin/brltty", "/sbin/brltty", "/bin/brltty");

  /**
   * The adapters on PN532 boards and cables, and the kernel's driver of each. A CH9102 is a modem
   * to the kernel; the maker's own ch343 is no part of it.
   */
  private static final Map<String, String> DRIVERS =
      Map.of(
          "1a86:7523", "ch341",
          "1a86:5523", "ch341",
          "1a86:55d4", "cdc_acm",
          "10c4:ea60", "cp210x",
          "0403:6001", "ftdi_sio",
          "0403:6015", "ftdi_sio",
          "067b:2303", "pl2303");

  @Override
  public List<Finding> examine(Machine machine) {
    if (!machine.isLinux()) {
      return List.of();
    }
    boolean brltty = BRLTTY.stream().anyMatch(machine.files()::exists);
    List<Finding> findings = new ArrayList<>();
    for (UsbDevice device : machine.usbDevices()) {
      String driver = DRIVERS.get(device.id());
      if (driver != null) {
        findings.add(finding(machine, device, driver, brltty));
      }
    }
    return findings;
  }

  private static Finding finding(Machine machine, UsbDevice device, String driver, boolean brltty) {
    String remove = machine.asRoot("apt-get remove brltty");
    if (device.hasSerialPort()) {
      return brltty
          ? Finding.attention(
              NAME,
              device.title() + " is a serial device now; brltty may take it away",
              "brltty is installed, drives Braille displays, and takes some adapters for one.",
              remove + "   (unless a Braille display is used here)")
          : Finding.ok(NAME, device.title() + " is a serial device");
    }
    return brltty
        ? Finding.problem(
            NAME,
            device.title() + " is plugged in and no serial device; brltty is installed",
            "brltty drives Braille displays and takes this adapter for one.",
            remove + "   (unless a Braille display is used here)",
            "Unplug the adapter and plug it in again.")
        : Finding.problem(
            NAME,
            device.title() + " is plugged in and no serial device",
            "The kernel's driver for it is "
                + driver
                + "; it is not loaded, or another program"
                + " drives the adapter.",
            machine.asRoot("modprobe " + driver),
            "Unplug the adapter and plug it in again.");
  }
}
