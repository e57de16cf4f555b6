package org.clearkiosk.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The simulator's arrows: cli, gui use bench; it uses pn532, vpcd; they use card, fault, trace. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.clearkiosk.sim");

  @Test
  void itUsesNoOtherModuleOfTheProject() {
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "belong to another module",
                (JavaClass used) ->
                    used.getPackageName().startsWith("org.clearkiosk.")
                        && !used.getPackageName().startsWith("org.clearkiosk.sim")))
        .check(CLASSES);
  }

  @Test
  void cardsKnowNothingOfReaders() {
    noClasses()
        .that()
        .resideInAPackage("..sim.card..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..sim.vpcd..", "..sim.pn532..", "..sim.bench..", "..sim.gui..", "..sim.cli..")
        .check(CLASSES);
  }

  @Test
  void faultsAreWordsAndKnowNothingTheyHappenTo() {
    noClasses()
        .that()
        .resideInAPackage("..sim.fault..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "belong to another part of the simulator",
                (JavaClass used) ->
                    used.getPackageName().startsWith("org.clearkiosk.")
                        && !used.getPackageName().endsWith("sim.fault")))
        .check(CLASSES);
  }

  @Test
  void aTraceKnowsNothingOfReaders() {
    noClasses()
        .that()
        .resideInAPackage("..sim.trace..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..sim.fault..",
            "..sim.vpcd..",
            "..sim.pn532..",
            "..sim.bench..",
            "..sim.gui..",
            "..sim.cli..")
        .check(CLASSES);
  }

  @Test
  void theProxyKnowsNeitherReadersNorTheBench() {
    noClasses()
        .that()
        .resideInAPackage("..sim.proxy..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..sim.vpcd..", "..sim.pn532..", "..sim.bench..", "..sim.gui..", "..sim.cli..")
        .check(CLASSES);
  }

  @Test
  void readersKnowNothingOfTheBench() {
    noClasses()
        .that()
        .resideInAnyPackage("..sim.vpcd..", "..sim.pn532..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..sim.bench..", "..sim.gui..", "..sim.cli..")
        .check(CLASSES);
  }

  @Test
  void aCardSlotKnowsNothingOfTheSerialReader() {
    noClasses()
        .that()
        .resideInAPackage("..sim.vpcd..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..sim.pn532..")
        .check(CLASSES);
  }

  @Test
  void theBenchRunsWithoutWindowAndCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("..sim.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..sim.gui..", "..sim.cli..", "java.awt..", "javax.swing..", "picocli..")
        .check(CLASSES);
  }

  @Test
  void theCommandLineOpensTheWindowAndNotTheReverse() {
    noClasses()
        .that()
        .resideInAPackage("..sim.gui..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..sim.cli..")
        .check(CLASSES);
  }
}
