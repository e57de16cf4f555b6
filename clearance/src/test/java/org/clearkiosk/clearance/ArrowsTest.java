package org.clearkiosk.clearance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The vocabulary and the rules are pure: time is an argument, and there is no input or output. */
class ArrowsTest {
  private final JavaClasses module =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.clearkiosk.clearance");

  @Test
  void useOnlyTheJdkAndGson() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.clearkiosk.clearance..", "java..", "com.google.gson..", "org.jspecify..")
        .check(module);
  }

  @Test
  void askNoClock() {
    noClasses()
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("now")))
        .check(module);
  }

  @Test
  void theModelStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage("..clearance.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..clearance.policy..", "..clearance.wire..")
        .check(module);
  }
}
