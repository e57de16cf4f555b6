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
        .resideInAnyPackage("..profile..", "..pcsc..")
        .check(MODULE);
    noClasses()
        .that()
        .resideInAPackage("..profile..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..pcsc..")
        .check(MODULE);
  }

  @Test
  void theModuleUsesNothingButTheJdkAndItsLog() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.clearkiosk.reader..", "org.slf4j..", "org.jspecify.annotations..")
        .check(MODULE);
  }
}
