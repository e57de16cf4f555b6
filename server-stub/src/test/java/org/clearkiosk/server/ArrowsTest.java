package org.clearkiosk.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Who may use whom inside the server. */
class ArrowsTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.clearkiosk.server");

  @Test
  void thePackagesUseOnlyWhatStandsBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("app")
        .definedBy("org.clearkiosk.server.app..")
        .layer("api")
        .definedBy("org.clearkiosk.server.api..")
        .layer("demo")
        .definedBy("org.clearkiosk.server.demo..")
        .layer("intake")
        .definedBy("org.clearkiosk.server.intake..")
        .layer("sources")
        .definedBy("org.clearkiosk.server.sources..")
        .layer("clearing")
        .definedBy("org.clearkiosk.server.clearing..")
        .layer("webhook")
        .definedBy("org.clearkiosk.server.webhook..")
        .layer("feed")
        .definedBy("org.clearkiosk.server.feed..")
        .layer("store")
        .definedBy("org.clearkiosk.server.store..")
        .layer("identity")
        .definedBy("org.clearkiosk.server.identity..")
        .layer("audit")
        .definedBy("org.clearkiosk.server.audit..")
        .layer("receipt")
        .definedBy("org.clearkiosk.server.receipt..")
        .layer("terminals")
        .definedBy("org.clearkiosk.server.terminals..")
        .layer("tls")
        .definedBy("org.clearkiosk.server.tls..")
        .layer("log")
        .definedBy("org.clearkiosk.server.log..")
        .layer("metrics")
        .definedBy("org.clearkiosk.server.metrics..")
        .layer("disk")
        .definedBy("org.clearkiosk.server.disk..")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("api")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("demo")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("intake")
        .mayOnlyBeAccessedByLayers("app", "sources")
        .whereLayer("sources")
        .mayOnlyBeAccessedByLayers("app", "api")
        .whereLayer("clearing")
        .mayOnlyBeAccessedByLayers("terminals", "app", "api", "demo", "sources")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers(
            "terminals", "app", "api", "demo", "clearing", "webhook", "intake", "sources")
        .whereLayer("webhook")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("feed")
        .mayOnlyBeAccessedByLayers("app", "api", "clearing", "store", "webhook", "sources")
        .whereLayer("audit")
        .mayOnlyBeAccessedByLayers(
            "terminals", "app", "demo", "clearing", "store", "intake", "sources")
        .whereLayer("receipt")
        .mayOnlyBeAccessedByLayers("app", "api", "demo", "clearing", "store")
        .whereLayer("log")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("metrics")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("terminals")
        .mayOnlyBeAccessedByLayers("app", "api")
        .whereLayer("tls")
        .mayOnlyBeAccessedByLayers("app", "terminals")
        .whereLayer("identity")
        .mayOnlyBeAccessedByLayers(
            "terminals", "app", "api", "demo", "clearing", "store", "webhook", "sources", "intake")
        .check(MODULE);
  }

  @Test
  void onlyTheApiKnowsHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.clearkiosk.server.api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
        .check(MODULE);
  }

  @Test
  void onlyTheWebhooksCallOthers() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.clearkiosk.server.webhook..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("okhttp3..")
        .check(MODULE);
  }

  @Test
  void onlyTheStoreKnowsTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.clearkiosk.server.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.sqlite..", "com.zaxxer..", "org.flywaydb..", "org.postgresql..")
        .check(MODULE);
  }

  /** A success with a warning is none, and only one place looks for that. */
  @Test
  void everythingIsCommittedInOnePlace() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.clearkiosk.server.store.Commits")
        .should()
        .callMethod(Handle.class, "commit")
        .orShould()
        .callMethod(Handle.class, "useTransaction", HandleConsumer.class)
        .orShould()
        .callMethod(Handle.class, "inTransaction", HandleCallback.class)
        .orShould()
        .callMethod(Jdbi.class, "useTransaction", HandleConsumer.class)
        .check(MODULE);
  }

  @Test
  void theApiAsksNoDatabase() {
    noClasses()
        .that()
        .resideInAPackage("org.clearkiosk.server.api..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.jdbi.v3.core.Handle")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.jdbi.v3.core.Jdbi")
        .check(MODULE);
  }

  @Test
  void noOneAsksTheMachinesClockButWhereItIsMeantTo() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.clearkiosk.server.store..",
            "org.clearkiosk.server.api..",
            "org.clearkiosk.server.webhook..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(MODULE);
  }
}
