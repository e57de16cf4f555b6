package org.clearkiosk.cardtool.doctor;

import java.util.ArrayList;
import java.util.List;

/** The Java that everything runs on. */
final class JavaCheck implements Check {
  private static final String NAME = "Java";
  private static final int OLDEST = 17;

  @Override
  public List<Finding> examine(Machine machine) {
    JavaFacts java = machine.java();
    List<Finding> findings = new ArrayList<>();
    if (java.feature() < OLDEST) {
      findings.add(
          Finding.problem(
              NAME,
              "version " + java.version() + " is too old",
              "Version 17 or later is needed.",
              machine.asRoot("apt-get install openjdk-17-jre")));
    }
    if (!java.hasSmartcardModule()) {
      findings.add(
          Finding.problem(
              NAME,
              "this Java has no module java.smartcardio",
              "A Java that was cut down with jlink lacks what reaches the card service.",
              "Build it with: jlink --add-modules java.smartcardio,...",
              "or use Debian's: " + machine.asRoot("apt-get install openjdk-17-jre")));
    } else if (!java.isOpened()) {
      findings.add(
          Finding.problem(
              NAME,
              "java.smartcardio is not opened to this program",
              "The card reader renews Java's connection to the card service, which takes a package"
                  + " that Java keeps closed.",
              "Start it with bin/card and bin/kiosk, or java -jar; or add",
              "  --add-opens java.smartcardio/sun.security.smartcardio=ALL-UNNAMED"));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(NAME, java.version() + " in " + java.home()))
        : findings;
  }
}
