package org.clearkiosk.cardtool.doctor;

import java.util.List;

/** Whether the system's card service has a virtual reader, which is a door into a terminal. */
final class VirtualReaderCheck implements Check {
  @Override
  public List<Finding> examine(Machine machine) {
    boolean configured =
        machine.files().names("/etc/reader.conf.d").stream()
            .anyMatch(
                name ->
                    machine
                        .files()
                        .text("/etc/reader.conf.d/" + name)
                        .filter(text -> text.contains("libifdvpcd"))
                        .isPresent());
    return configured
        ? List.of(
            Finding.attention(
                "Virtual reader",
                "pcscd is set up with a virtual reader (vsmartcard-vpcd)",
                "Good for trying out. It listens on every network interface, and whoever reaches it"
                    + " can lay cards on it: not on a terminal. pcscd forgets it at its next start.",
                machine.asRoot("apt-get purge vsmartcard-vpcd")))
        : List.of();
  }
}
