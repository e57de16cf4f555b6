package org.clearkiosk.cardtool.doctor;

import java.util.List;
import java.util.Optional;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.pcsc.CardService;

/** Whether the card service is installed, runs, and answers. */
final class CardServiceCheck implements Check {
  private static final String NAME = "Card service";
  private static final List<String> LIBRARIES = List.of("/usr/lib", "/lib");
  private static final String LIBRARY = "/libpcsclite.so.1";
  private static final List<String> DAEMONS =
      List.of("/usr/sbin/pcscd", "/usr/bin/pcscd", "/sbin/pcscd");

  @Override
  public List<Finding> examine(Machine machine) {
    if (machine.service() instanceof CardService.Running running) {
      return List.of(answers(machine, running));
    }
    CardService.Unavailable unavailable = (CardService.Unavailable) machine.service();
    if (!machine.isLinux()) {
      return List.of(bad(machine, unavailable.explanation(), "Start the service 'Smart Card'."));
    }
    return List.of(
        switch (unavailable.why()) {
          case NO_SERVICE -> missing(machine);
          case SERVICE_NOT_ANSWERING ->
              bad(
                  machine,
                  "pcscd does not answer",
                  "It hangs, or serves as many programs as it can. Restarting it mends both; a kiosk"
                      + " finds it again by itself.",
                  restart(machine));
          case NOT_PERMITTED ->
              bad(
                  machine,
                  "pcscd refuses this user",
                  "See 'Permission' below, which says what to do.");
          case NOT_USABLE -> library(machine, unavailable.explanation());
          case NO_READER, UNPLUGGED -> bad(machine, unavailable.explanation(), "Try once more.");
        });
  }

  private static Finding answers(Machine machine, CardService.Running running) {
    int count = running.readers().size();
    String readers = count == 1 ? "1 reader" : count + " readers";
    if (machine.asksPrivateService()) {
      return Finding.attention(
          NAME,
          "a pcscd of its own answers at " + machine.socket() + ", " + readers,
          "PCSCLITE_CSOCK_NAME is set, as the simulator asks for it. On a terminal with real readers"
              + " it should not be.",
          "unset PCSCLITE_CSOCK_NAME");
    }
    if (isSystemd(machine)
        && machine.commands().run("systemctl", "is-enabled", "pcscd.socket").isEmpty()) {
      return Finding.attention(
          NAME,
          "pcscd answers, " + readers + ", and will not after the next start of this machine",
          "Its socket is not enabled.",
          machine.asRoot("systemctl enable --now pcscd.socket"));
    }
    return Finding.ok(NAME, "pcscd answers, " + readers);
  }

  private static Finding missing(Machine machine) {
    if (machine.asksPrivateService()) {
      return bad(
          machine,
          "no pcscd listens at " + machine.socket(),
          "PCSCLITE_CSOCK_NAME names a card service of its own, which does not run.",
          "bin/sim start   (the simulator's), or",
          "unset PCSCLITE_CSOCK_NAME   (the system's)");
    }
    if (DAEMONS.stream().noneMatch(machine.files()::exists)) {
      return bad(
          machine,
          "pcscd is not installed",
          "Readers behind PC/SC are reached through it.",
          machine.asRoot("apt-get install pcscd libccid"));
    }
    String found =
        machine.files().exists(machine.socket())
            ? "pcscd does not run; its socket is left over from an earlier run"
            : "pcscd does not run";
    return bad(
        machine,
        found,
        "It is installed. It starts with the system where it is enabled.",
        isSystemd(machine)
            ? machine.asRoot("systemctl enable --now pcscd.socket")
            : machine.asRoot("pcscd   (there is no systemd here)"));
  }

  private static Finding library(Machine machine, String explanation) {
    boolean installed =
        LIBRARIES.stream()
            .anyMatch(
                folder ->
                    machine.files().exists(folder + LIBRARY)
                        || machine.files().names(folder).stream()
                            .anyMatch(
                                name -> machine.files().exists(folder + "/" + name + LIBRARY)));
    return installed
        ? bad(
            machine,
            "Java cannot reach it",
            explanation,
            "See 'Java' above. Otherwise name the library:",
            "  -Dsun.security.smartcardio.library=/usr/lib/.../libpcsclite.so.1")
        : bad(
            machine,
            "libpcsclite.so.1 is not installed",
            "Programs speak to pcscd through it.",
            machine.asRoot("apt-get install libpcsclite1"));
  }

  private static String restart(Machine machine) {
    return machine.asRoot(
        isSystemd(machine) ? "systemctl restart pcscd" : "kill $(pidof pcscd) && pcscd");
  }

  private static boolean isSystemd(Machine machine) {
    return machine.files().exists("/run/systemd/system");
  }

  private static Finding bad(
      Machine machine, String finding, String explanation, String... remedy) {
    return new Finding(NAME, machine.levelOfCardService(), finding, explanation, List.of(remedy));
  }

  /** Whether the service was reached and refused. */
  static Optional<Why> whyUnavailable(Machine machine) {
    return machine.service() instanceof CardService.Unavailable unavailable
        ? Optional.of(unavailable.why())
        : Optional.empty();
  }
}
