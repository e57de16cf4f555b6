package org.clearkiosk.kiosk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows inside the terminal, as docs/architecture.md draws them. */
class ArrowsTest {
  private static final String ROOT = "org.clearkiosk.kiosk.";
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|.*\\| ([^|]+) \\|$");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.clearkiosk.kiosk");

  /** The arrows of a package. */
  record Arrows(String name, List<String> mayUse) {}

  /** The rows of the table below this heading: name, what it does, what it may use. */
  static Stream<Arrows> arrows() throws IOException {
    String document = Files.readString(Path.of("../docs/architecture.md"));
    String inside = document.substring(document.indexOf("## Inside the kiosk"));
    return ROW.matcher(inside.substring(0, inside.indexOf("\n## ", 1)))
        .results()
        .filter(row -> !row.group(2).equals("all"))
        .map(row -> new Arrows(row.group(1), List.of(row.group(2).split(", ", -1))));
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void aPackageUsesOnlyWhatItMay(Arrows arrows) {
    List<String> may = new ArrayList<>();
    may.add(ROOT + arrows.name() + "..");
    // the rest are the names of modules, and "no one"
    arrows.mayUse().stream()
        .filter(other -> other.matches("[a-z.]+"))
        .forEach(other -> may.add(ROOT + other + ".."));
    noClasses()
        .that()
        .resideInAPackage(ROOT + arrows.name() + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "(*)..")
                .and(not(resideInAnyPackage(may.toArray(String[]::new)))))
        .check(CLASSES);
  }

  @Test
  void everyPackageIsThere() throws IOException {
    Set<String> packages =
        CLASSES.stream()
            .map(type -> type.getPackageName().substring(ROOT.length() - 1))
            .filter(name -> !name.isEmpty())
            .map(name -> name.substring(1).split("\\.", -1)[0])
            .filter(name -> !name.equals("app"))
            .collect(Collectors.toSet());
    assertThat(arrows().map(Arrows::name).filter(name -> !name.startsWith("app.")))
        .containsExactlyInAnyOrderElementsOf(packages);
  }

  @Test
  void theFlowKnowsNoReader() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "flow")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.clearkiosk.reader..")
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
}
