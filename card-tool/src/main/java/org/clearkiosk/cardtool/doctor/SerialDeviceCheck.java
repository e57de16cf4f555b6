package org.clearkiosk.cardtool.doctor;

import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.pn532.SerialDevice;

/** Whether the user may open the serial devices, and whether a PN532 answers where it should. */
final class SerialDeviceCheck implements Check {
  private static final String NAME = "Serial devices";
  private static final String BUILT_IN = "/dev/ttyS";

  @Override
  public List<Finding> examine(Machine machine) {
    List<Finding> findings = new ArrayList<>();
    machine.serial().forEach(answer -> findings.add(answer(machine, answer)));
    List<SerialDevice> devices = machine.serialDevices();
    for (SerialDevice device : devices) {
      // A port that is soldered in is there whether or not anyone means to use it
      if (!device.device().startsWith(BUILT_IN) && !isNamed(machine, device)) {
        findings.add(permission(machine, device));
      }
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              NAME,
              devices.isEmpty() ? "none" : "none but built-in ports (" + devices.size() + ")"));
    }
    return findings;
  }

  private static boolean isNamed(Machine machine, SerialDevice device) {
    return machine.serial().stream()
        .anyMatch(
            answer ->
                answer.device().equals(device.device())
                    || answer.device().equals(device.stableName()));
  }

  private static Finding answer(Machine machine, SerialAnswer answer) {
    if (answer.firmware().isPresent()) {
      return Finding.ok(NAME, answer.device() + ": " + answer.firmware().get() + " answers");
    }
    if (answer.why().isEmpty()) {
      return inUse(machine, answer.device());
    }
    Why why = answer.why().get();
    if (why == Why.NOT_PERMITTED) {
      return notPermitted(machine, answer.device());
    }
    return why == Why.SERVICE_NOT_ANSWERING
        ? Finding.problem(
            NAME,
            answer.device() + ": no PN532 answers",
            "A PN532 board has switches that choose its interface: HSU means serial. TX of the board"
                + " goes to RX of the adapter. Pulling the plug mends a chip that hangs.",
            "Compare the switches with the board's manual; unplug it and plug it in again.")
        : Finding.problem(
            NAME,
            answer.device() + ": " + (why == Why.NOT_USABLE ? "not usable" : "no such device"),
            why == Why.NOT_USABLE
                ? "The serial library cannot be loaded; see 'Native libraries' above."
                : "The system gives a device its name when it is plugged in.",
            "bin/card list   (shows the devices that are there)");
  }

  private static Finding inUse(Machine machine, String device) {
    return Holders.of(machine.files(), device).isEmpty()
        ? Finding.attention(
            NAME,
            device + ": not asked, since it is open in another program",
            "A program of another user cannot be seen by this one.",
            "End the kiosk, or run this as root to see which program it is.")
        : Finding.attention(
            NAME,
            device + ": not asked, since another program has it",
            "See 'Other programs' below.");
  }

  /** Whoever runs this may not open it; whether the user in question may is another matter. */
  private static Finding notPermitted(Machine machine, String device) {
    DeviceAccess access = DeviceAccess.of(machine, device);
    if (!access.isAllowed()) {
      return Finding.problem(
          NAME, device + ": " + access.reason(), access.explanation(), access.remedy());
    }
    return machine.isOwnUser()
        ? Finding.problem(
            NAME,
            device + ": the system refuses it",
            "Owner, group and mode allow it; something else does not, such as the rules of a"
                + " container or of AppArmor.",
            "ls -l " + device + "   (and the system's log: journalctl -k)")
        : Finding.attention(
            NAME,
            device + ": not asked; " + machine.user() + " may open it, and you may not",
            "Whether a PN532 answers there only someone who may open it can find out.",
            "sudo bin/card doctor --user " + machine.user() + " --serial " + device);
  }

  private static Finding permission(Machine machine, SerialDevice device) {
    DeviceAccess access = DeviceAccess.of(machine, device.device());
    String title = (device.stableName() + " " + device.description()).strip();
    return access.isAllowed()
        ? Finding.ok(NAME, title + ": " + machine.user() + " may open it")
        : Finding.problem(
            NAME, title + ": " + access.reason(), access.explanation(), access.remedy());
  }
}
