package org.clearkiosk.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the modules, as {@code docs/architecture.md} draws them. */
class ArrowsTest {
  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "org.clearkiosk.clearance",
              "org.clearkiosk.reader",
              "org.clearkiosk.settings",
              "org.clearkiosk.server",
              "org.clearkiosk.kiosk",
              "org.clearkiosk.cardtool",
              "org.clearkiosk.sim",
              "org.clearkiosk.demo",
              "org.clearkiosk.load",
              "org.clearkiosk.chaos",
              "org.clearkiosk.fleet",
              "org.clearkiosk.scenario",
              "org.clearkiosk.bench");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clearance | settings, reader, server, kiosk, sim, demo, load, chaos, fleet, cardtool, scenario, bench",
        "reader    | settings, clearance, server, kiosk, sim, demo, load, chaos, fleet, cardtool, scenario, bench",
        "settings  | clearance, reader, server, kiosk, sim, demo, load, chaos, fleet, cardtool, scenario, bench",
        "server    | reader, kiosk, sim, demo, load, chaos, fleet, cardtool, scenario, bench",
        "kiosk     | server, sim, demo, load, chaos, fleet, cardtool, scenario, bench",
        "sim       | settings, clearance, reader, server, kiosk, demo, load, chaos, fleet, cardtool, scenario, bench",
        "demo      | settings, clearance, reader, server, kiosk, sim, load, chaos, fleet, cardtool, scenario, bench",
        "load      | reader, kiosk, sim, demo, chaos, fleet, cardtool, scenario, bench",
        "chaos     | reader, kiosk, sim, demo, fleet, cardtool, scenario, bench",
        "fleet     | reader, sim, demo, chaos, cardtool, scenario, bench",
        "cardtool  | settings, clearance, server, kiosk, sim, demo, load, chaos, fleet, scenario, bench",
        "scenario  | clearance, reader, server, kiosk, load, chaos, fleet, cardtool, bench",
        "bench     | settings, kiosk, chaos, fleet, cardtool, scenario",
      })
  void aModuleUsesOnlyWhatItMay(String module, String forbidden) {
    String[] packages =
        java.util.Arrays.stream(forbidden.split(", "))
            .map(name -> "org.clearkiosk." + name + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage("org.clearkiosk." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(PROJECT);
  }
}
