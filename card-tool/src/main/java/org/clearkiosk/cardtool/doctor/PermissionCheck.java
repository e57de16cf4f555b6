package org.clearkiosk.cardtool.doctor;

import java.util.List;
import java.util.Optional;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.ReaderStatus.Occupancy;

/**
 * Whether polkit lets the user at the card service: pcsc-lite from 2.0.1 on is built to ask it in
 * most distributions, and it refuses services and sessions that nobody sits at.
 */
final class PermissionCheck implements Check {
  private static final String NAME = "Permission";
  private static final List<String> RULE_FOLDERS =
      List.of("/etc/polkit-1/rules.d", "/usr/share/polkit-1/rules.d");
  private static final String RULE_FILE = "/etc/polkit-1/rules.d/40-clearance-kiosk.rules";
  private static final String ACTION = "org.debian.pcsc-lite";
  private static final String EXPLANATION =
      "polkit lets only those at pcscd who sit at this machine; a kiosk that is started as a service"
          + " does not, nor does whoever is logged in by ssh.";

  @Override
  public List<Finding> examine(Machine machine) {
    if (!machine.isLinux() || machine.asksPrivateService()) {
      return List.of();
    }
    boolean refused =
        CardServiceCheck.whyUnavailable(machine).filter(Why.NOT_PERMITTED::equals).isPresent();
    if (refused) {
      return List.of(
          new Finding(
              NAME,
              machine.levelOfCardService(),
              "polkit refuses " + machine.user() + " the action " + ACTION + ".access_pcsc",
              EXPLANATION,
              rule(machine)));
    }
    if (refusesCards(machine)) {
      return List.of(
          new Finding(
              NAME,
              machine.levelOfCardService(),
              "polkit refuses " + machine.user() + " the action " + ACTION + ".access_card",
              "Readers can be listed and their cards not used. " + EXPLANATION,
              rule(machine)));
    }
    if (!isBuiltWithPolkit(machine)) {
      return List.of(Finding.ok(NAME, "this pcscd asks nobody (built without polkit)"));
    }
    if (machine.isRoot()) {
      return List.of(
          Finding.attention(
              NAME,
              "root may do everything; another user may be refused",
              "This pcscd asks polkit. " + EXPLANATION,
              "bin/card doctor --user NAME   (the user that the kiosk runs as)"));
    }
    return List.of(withPolkit(machine));
  }

  private static Finding withPolkit(Machine machine) {
    Optional<String> file = ruleFile(machine);
    if (file.isPresent()) {
      return Finding.ok(NAME, "polkit has a rule for pcscd in " + file.get());
    }
    boolean hidden =
        RULE_FOLDERS.stream()
            .anyMatch(
                folder -> machine.files().exists(folder) && !machine.files().isReadable(folder));
    return new Finding(
        NAME,
        Level.ATTENTION,
        hidden
            ? "whether polkit has a rule for pcscd only root can see"
            : "polkit has no rule for pcscd; a kiosk started as a service will be refused",
        EXPLANATION,
        rule(machine));
  }

  private static boolean refusesCards(Machine machine) {
    return machine.service() instanceof CardService.Running running
        && running.readers().stream()
            .anyMatch(reader -> reader.occupancy() == Occupancy.NOT_PERMITTED);
  }

  private static boolean isBuiltWithPolkit(Machine machine) {
    return machine
        .commands()
        .run("pcscd", "--version")
        .filter(text -> text.contains("polkit"))
        .isPresent();
  }

  private static Optional<String> ruleFile(Machine machine) {
    return RULE_FOLDERS.stream()
        .flatMap(folder -> machine.files().names(folder).stream().map(name -> folder + "/" + name))
        .filter(
            file -> machine.files().text(file).filter(text -> text.contains(ACTION)).isPresent())
        .findFirst();
  }

  /** On one line: a here-document that is printed with an indent never finds its end. */
  private static List<String> rule(Machine machine) {
    String user = machine.isRoot() ? "kiosk" : machine.user();
    String rule =
        "polkit.addRule(function(action, subject) { if (action.id.indexOf(\""
            + ACTION
            + ".access_\") == 0 && subject.user == \""
            + user
            + "\") { return polkit.Result.YES; } });";
    return List.of("printf '%s\\n' '" + rule + "' | " + machine.asRoot("tee " + RULE_FILE));
  }
}
