package org.clearkiosk.cardtool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the packages, and out of the module. */
class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.clearkiosk.cardtool");

  @Test
  void nothingKnowsTheCommandLineButItself() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..cardtool.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..cardtool.cli..", "picocli..", "com.google.gson..")
        .check(MODULE);
  }

  @Test
  void wordsKnowNothingOfReadersAndTheDoctorNothingOfWatching() {
    noClasses()
        .that()
        .resideInAPackage("..cardtool.describe..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..cardtool.reader..", "..cardtool.doctor..")
        .check(MODULE);
    noClasses()
        .that()
        .resideInAPackage("..cardtool.doctor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..cardtool.reader..")
        .check(MODULE);
  }

  @Test
  void aToolForRealReadersNeverLearnsOfTheSimulator() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.clearkiosk.sim..", "org.clearkiosk.server..", "org.clearkiosk.kiosk..", "jssc..")
        .check(MODULE);
  }
}
