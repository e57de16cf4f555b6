package org.clearkiosk.kiosk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Timer;
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

  /**
   * Clocks on walls are set, and jump; what waits or measures goes by the one that only goes on.
   */
  @Test
  void onlyWhatTellsTheTimeOfDayReadsIt() {
    noClasses()
        .that()
        .resideInAPackage("org.clearkiosk.kiosk..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "app.Heartbeats")
        .should()
        .callMethodWhere(DescribedPredicate.describe("the time of day is read", ArrowsTest::read))
        .orShould()
        .callConstructor(Date.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Timer.class)
        .check(CLASSES);
  }

  private static boolean read(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getName();
    boolean now =
        name.equals("now")
            && !call.getTarget().getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(Clock.class));
    return (owner.startsWith("java.time.") && (now || name.startsWith("system")))
        || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
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
