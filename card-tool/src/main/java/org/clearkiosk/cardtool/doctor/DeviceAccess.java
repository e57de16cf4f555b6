package org.clearkiosk.cardtool.doctor;

import java.util.List;
import java.util.Optional;

/**
 * Whether a user may open a device.
 *
 * @param isAllowed whether it is so, as far as owner, group and mode tell
 * @param reason why not; empty where it is allowed
 * @param explanation what that means; empty likewise
 * @param remedy what to type; empty likewise
 */
record DeviceAccess(boolean isAllowed, String reason, String explanation, String remedy) {
  private static final int READ_AND_WRITE = 6;
  private static final DeviceAccess ALLOWED = new DeviceAccess(true, "", "", "");

  static DeviceAccess of(Machine machine, String device) {
    Optional<String[]> stat =
        machine
            .commands()
            .run("stat", "-L", "-c", "%a %U %G", device)
            .map(text -> text.strip().split(" ", -1))
            .filter(parts -> parts.length == 3 && parts[0].matches("[0-7]{1,4}"));
    if (machine.isRoot() || stat.isEmpty()) {
      return ALLOWED;
    }
    int mode = Integer.parseInt(stat.get()[0], 8);
    String owner = stat.get()[1];
    String group = stat.get()[2];
    if (owner.equals(machine.user())) {
      return allowed(mode >> 6, machine, "its owner may not open it", device);
    }
    if (groups(machine, "id", "-nG", machine.user()).contains(group)) {
      boolean inForce = !machine.isOwnUser() || groups(machine, "id", "-nG").contains(group);
      return inForce
          ? allowed(mode >> 3, machine, "its group may not open it", device)
          : new DeviceAccess(
              false,
              machine.user() + " is in the group " + group + " only since the last login",
              "Groups count from the next login on.",
              "Log out and in again, or restart the machine.");
    }
    return isSet(mode)
        ? ALLOWED
        : new DeviceAccess(
            false,
            machine.user() + " may not open it",
            "It belongs to the group " + group + ", in which the user is not.",
            machine.asRoot("usermod -aG " + group + " " + machine.user())
                + "   (counts from the next login on)");
  }

  private static DeviceAccess allowed(int bits, Machine machine, String otherwise, String device) {
    return isSet(bits)
        ? ALLOWED
        : new DeviceAccess(
            false,
            otherwise,
            "Its mode was changed, by a udev rule as a rule.",
            machine.asRoot("chmod ug+rw " + device));
  }

  private static boolean isSet(int bits) {
    return (bits & READ_AND_WRITE) == READ_AND_WRITE;
  }

  private static List<String> groups(Machine machine, String... command) {
    return machine
        .commands()
        .run(command)
        .map(text -> List.of(text.strip().split(" ", -1)))
        .orElse(List.of());
  }
}
