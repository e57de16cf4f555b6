package org.clearkiosk.reader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.clearkiosk.reader");

  @Test
  void thePublicTypesKnowNoKindOfReader() {
    noClasses()
        .that()
        .resideInAPackage("org.clearkiosk.reader")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.clearkiosk.reader.*..")
        .check(MODULE);
  }

  @Test
  void commandsKnowNoLayoutAndLayoutsKnowNoReader() {
    noClasses()
        .that()
        .resideInAPackage("..apdu..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..profile..", "..pcsc..", "..pn532..")
        .check(MODULE);
    noClasses()
        .that()
        .resideInAPackage("..profile..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..pcsc..", "..pn532..")
        .check(MODULE);
  }

  @Test
  void kindsOfReadersKnowNothingOfEachOther() {
    noClasses()
        .that()
        .resideInAPackage("..pcsc..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..pn532..")
        .check(MODULE);
    noClasses()
        .that()
        .resideInAPackage("..pn532..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..pcsc..")
        .check(MODULE);
  }

  @Test
  void whatReadersHaveInCommonKnowsNoCardAndNoReader() {
    noClasses()
        .that()
        .resideInAPackage("..thread..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..apdu..", "..profile..", "..pcsc..", "..pn532..")
        .check(MODULE);
    noClasses()
        .that()
        .resideInAnyPackage("..apdu..", "..profile..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..thread..")
        .check(MODULE);
  }

  @Test
  void readersAreRecordedAndKnowNoReplay() {
    noClasses()
        .that()
        .resideInAPackage("..dump..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..pcsc..", "..pn532..", "..thread..", "..replay..")
        .check(MODULE);
    noClasses()
        .that()
        .resideOutsideOfPackage("..replay..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..replay..")
        .check(MODULE);
    noClasses()
        .that()
        .resideInAnyPackage("..apdu..", "..profile..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..dump..")
        .check(MODULE);
  }

  @Test
  void onlyTheClassesOfOneNameKnowTheSerialLibrary() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("Jssc")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jssc..")
        .check(MODULE);
  }

  @Test
  void onlyTwoClassesCallTheSystemThemselves() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ContextFunctions")
        .and()
        .doNotHaveSimpleName("JsscDescriptor")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.jna..")
        .check(MODULE);
  }

  @Test
  void theModuleUsesNothingButTheJdkTwoNativeLibrariesAndItsLog() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.sun.jna..",
            "jssc..",
            "org.clearkiosk.reader..",
            "org.slf4j..",
            "org.jspecify.annotations..")
        .check(MODULE);
  }
}
