package org.clearkiosk.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A module uses what {@code docs/architecture.md} says that it may, and no other. */
class ArrowsTest {
  private static final Path DOCUMENT = Path.of("../docs/architecture.md");

  /** Where a module's code is, where that is not named as the module. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "card-reader", "reader",
          "card-tool", "cardtool",
          "server-stub", "server",
          "hardware-sim", "sim",
          "scenario-runner", "scenario");

  /** Has no code but tests. */
  private static final String TESTS = "e2e";

  /** Module, what it is, what it may use. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[([a-z0-9-]+)].*\\| ([^|]+) \\|$");

  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.clearkiosk");

  /** The arrows of a module. */
  record Arrows(String module, List<String> mayUse) {}

  static Stream<Arrows> arrows() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    ROW.matcher(Files.readString(DOCUMENT))
        .results()
        .forEach(row -> rows.put(row.group(1), row.group(2)));
    rows.remove(TESTS);
    return rows.entrySet().stream()
        .map(
            row ->
                new Arrows(
                    row.getKey(),
                    Stream.of(row.getValue().split(", ", -1)).filter(rows::containsKey).toList()));
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void aModuleUsesOnlyWhatItMay(Arrows arrows) {
    List<String> may = new ArrayList<>();
    may.add(packageOf(arrows.module()));
    arrows.mayUse().forEach(other -> may.add(packageOf(other)));
    noClasses()
        .that()
        .resideInAPackage(packageOf(arrows.module()))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.clearkiosk..")
                .and(not(resideInAnyPackage(may.toArray(String[]::new)))))
        .check(PROJECT);
  }

  @Test
  void everyModuleIsThere() throws IOException {
    List<String> modules =
        Pattern.compile("<module>([a-z0-9-]+)</module>")
            .matcher(Files.readString(Path.of("../pom.xml")))
            .results()
            .map(module -> module.group(1))
            .filter(module -> !module.equals(TESTS))
            .toList();
    assertThat(arrows().map(Arrows::module)).containsExactlyInAnyOrderElementsOf(modules);
  }

  private static String packageOf(String module) {
    return "org.clearkiosk." + PACKAGES.getOrDefault(module, module) + "..";
  }
}
