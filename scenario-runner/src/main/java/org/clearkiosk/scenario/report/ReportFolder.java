package org.clearkiosk.scenario.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.clearkiosk.scenario.play.ScenarioResult;

/** The folder of a report: {@code index.html}, {@code junit.xml} and {@code pictures}. */
public final class ReportFolder {
  private static final String PICTURES = "pictures";

  private final Path folder;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /** Opens the folder; the pictures of an earlier run go, other files stay. */
  public static ReportFolder open(Path folder) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve(PICTURES));
    try (Stream<Path> files = Files.list(pictures)) {
      for (Path old : files.filter(file -> file.toString().endsWith(".png")).toList()) {
        Files.delete(old);
      }
    }
    return new ReportFolder(folder);
  }

  /** Where pictures go. */
  public Path pictures() {
    return folder.resolve(PICTURES);
  }

  /** The page for people. */
  public Path page() {
    return folder.resolve("index.html");
  }

  /**
   * Writes the report.
   *
   * @param took how long the whole run took
   */
  public void write(List<ScenarioResult> results, Duration took) throws IOException {
    Files.writeString(page(), new HtmlPage(results, took, PICTURES).text());
    Files.writeString(folder.resolve("junit.xml"), JunitXml.of(results, took));
  }
}
