package org.clearkiosk.kiosk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** The arrows inside the terminal, as docs/architecture.md draws them. */
class ArrowsTest {
  private static final String ROOT = "org.clearkiosk.kiosk.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.clearkiosk.kiosk");

  @Test
  void theFlowKnowsNoOneInTheTerminal() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "flow")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "app..",
            ROOT + "screen..",
            ROOT + "voice..",
            ROOT + "theme..",
            ROOT + "client..",
            ROOT + "outbox..",
            ROOT + "device..",
            ROOT + "gallery..",
            "org.clearkiosk.reader..")
        .check(CLASSES);
  }

  @Test
  void theFlowKnowsNoScreenNoFileNoNetworkNoThread() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "flow")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.awt..",
            "javax.swing..",
            "java.io..",
            "java.nio..",
            "java.net..",
            "java.sql..",
            "java.util.concurrent..",
            "okhttp3..",
            "org.slf4j..")
        .check(CLASSES);
  }

  @Test
  void theFlowKnowsNoClock() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "flow")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Instant.class)
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void neighboursDoNotKnowEachOther() {
    apart("client..", "outbox..", "device..", "screen..", "theme..", "voice..");
    apart("outbox..", "client..", "device..", "screen..", "theme..", "voice..");
    apart("device..", "client..", "outbox..", "screen..", "theme..", "voice..");
    apart("screen..", "client..", "outbox..", "device..", "voice..", "gallery..");
    apart("theme..", "client..", "outbox..", "device..", "voice..", "gallery..");
    apart("voice..", "client..", "outbox..", "device..", "theme..", "gallery..");
    apart("gallery..", "client..", "outbox..", "device..", "voice..");
  }

  @Test
  void theVoiceKnowsOfTheScreensOnlyTheirWords() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "voice")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "screen",
            ROOT + "screen.part..",
            ROOT + "screen.layout..",
            "java.awt..",
            "javax.swing..")
        .check(CLASSES);
  }

  @Test
  void noOneKnowsTheAppThatWiresThem() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "app..")
        .check(CLASSES);
  }

  private static void apart(String one, String... others) {
    String[] packages = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      packages[i] = ROOT + others[i];
    }
    noClasses()
        .that()
        .resideInAPackage(ROOT + one)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(CLASSES);
  }
}
