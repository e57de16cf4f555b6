package org.clearkiosk.cardtool.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearkiosk.cardtool.doctor.Holders.Holder;
import org.clearkiosk.reader.pn532.SerialDevice;

/** Whether another program has a serial device, or may take it at any moment. */
final class DeviceHolderCheck implements Check {
  private static final String NAME = "Other programs";
  private static final String RULES = "/etc/udev/rules.d";
  private static final String KIOSK = "java";

  @Override
  public List<Finding> examine(Machine machine) {
    if (!machine.isLinux()) {
      return List.of();
    }
    Set<String> devices = new LinkedHashSet<>();
    machine.serialDevices().stream().map(SerialDevice::device).forEach(devices::add);
    machine.serial().stream().map(SerialAnswer::device).forEach(devices::add);
    List<Finding> findings = new ArrayList<>();
    for (String device : devices) {
      List<Holder> holders = Holders.of(machine.files(), device);
      if (!holders.isEmpty()) {
        findings.add(held(device, holders));
      }
    }
    modemManager(machine).ifPresent(findings::add);
    return findings.isEmpty() && !devices.isEmpty()
        ? List.of(Finding.ok(NAME, "none that this user can see has a serial device open"))
        : findings;
  }

  private static Finding held(String device, List<Holder> holders) {
    String finding =
        device
            + " is open in "
            + holders.stream().map(Holder::toString).collect(Collectors.joining(", "));
    return holders.stream().allMatch(holder -> holder.name().equals(KIOSK))
        ? Finding.attention(
            NAME,
            finding,
            "If that is the running kiosk, all is well. End it before another program is to speak to"
                + " this reader: two on one line garble each other's commands.")
        : Finding.problem(
            NAME,
            finding,
            "Two programs on one line garble each other's commands.",
            "End the other program.");
  }

  private static Optional<Finding> modemManager(Machine machine) {
    boolean adapters =
        machine.serialDevices().stream().anyMatch(device -> !device.description().isEmpty());
    boolean ignored =
        machine.files().names(RULES).stream()
            .anyMatch(
                name ->
                    machine
                        .files()
                        .text(RULES + "/" + name)
                        .filter(text -> text.contains("ID_MM_DEVICE_IGNORE"))
                        .isPresent());
    return adapters && !ignored && machine.process("ModemManager").isPresent()
        ? Optional.of(
            Finding.attention(
                NAME,
                "ModemManager runs",
                "It may take a serial adapter for a modem and send it commands when it is plugged"
                    + " in. A terminal has no use for it.",
                machine.asRoot("systemctl disable --now ModemManager")))
        : Optional.empty();
  }
}
