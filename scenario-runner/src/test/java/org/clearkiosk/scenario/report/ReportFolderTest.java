package org.clearkiosk.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.clearkiosk.scenario.play.ScenarioResult;
import org.clearkiosk.scenario.play.StepResult;
import org.clearkiosk.scenario.script.Act;
import org.clearkiosk.scenario.script.CampusSettings;
import org.clearkiosk.scenario.script.ReaderPlace;
import org.clearkiosk.scenario.script.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The report's files. */
class ReportFolderTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void programsReadWhatFailedAndWhy()
      throws IOException, ParserConfigurationException, SAXException {
    ReportFolder.open(folder)
        .write(List.of(passed("One & two"), failed("<three>")), Duration.ofMillis(4200));

    Document xml = junit();
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("time")).isEqualTo("4.200");
    Element first = (Element) xml.getElementsByTagName("testcase").item(0);
    assertThat(first.getAttribute("name")).isEqualTo("One & two");
    assertThat(first.getElementsByTagName("failure").getLength()).isZero();
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("remove: \"no\" screen <b>");
    assertThat(failure.getTextContent()).startsWith("scenarios/<three>.yaml:5: ");
  }

  private Document junit() throws IOException, ParserConfigurationException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("junit.xml").toFile());
  }

  @Test
  void bothTriesOfWhatWasPlayedAgainAreThere()
      throws IOException, ParserConfigurationException, SAXException {
    ReportFolder.open(folder)
        .write(
            List.of(again(passed("Flaky"), failed("Flaky")), again(failed("Bad"), failed("Bad"))),
            Duration.ofMillis(4200));

    Document xml = junit();
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    Element flaky = (Element) xml.getElementsByTagName("testcase").item(0);
    assertThat(flaky.getElementsByTagName("failure").getLength()).isZero();
    Element first = (Element) flaky.getElementsByTagName("flakyFailure").item(0);
    assertThat(first.getAttribute("message")).isEqualTo("remove: \"no\" screen <b>");
    assertThat(first.getTextContent()).contains("scenarios/Flaky.yaml:5: ", "not reached");
    Element bad = (Element) xml.getElementsByTagName("testcase").item(1);
    assertThat(bad.getElementsByTagName("failure").getLength()).isOne();
    assertThat(bad.getElementsByTagName("rerunFailure").getLength()).isOne();

    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("1 failed, 1 passed, 1 of them when played again")
        .contains("<details class=\"passed again\">")
        .containsSubsequence("<h3>Try 1</h3>", "&quot;no&quot; screen", "<h3>Try 2</h3>");
  }

  @Test
  void peopleSeeEveryStepAndNothingIsFetchedFromElsewhere() throws IOException {
    ReportFolder.open(folder)
        .write(List.of(passed("One & two"), failed("<three>")), Duration.ofMillis(4200));

    String page = Files.readString(folder.resolve("index.html"));
    assertThat(page)
        .contains("1 failed, 1 passed")
        .contains("One &amp; two")
        .contains("&lt;three&gt;")
        .doesNotContain("<three>")
        .contains("src=\"pictures/shot-001.png\"")
        .contains("not reached")
        .contains("&quot;no&quot; screen &lt;b&gt;")
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("<link");
  }

  @Test
  void thePicturesOfAnEarlierRunGo() throws IOException {
    Path old =
        Files.writeString(
            Files.createDirectories(folder.resolve("pictures")).resolve("old.png"), "x");
    Path other = Files.writeString(folder.resolve("notes.txt"), "kept");

    ReportFolder.open(folder);

    assertThat(old).doesNotExist();
    assertThat(other).exists();
  }

  private static ScenarioResult passed(String title) {
    return new ScenarioResult(
        scenario(title),
        List.of(step("remove", StepResult.Outcome.PASSED)),
        Duration.ofMillis(300),
        Optional.empty());
  }

  private static ScenarioResult failed(String title) {
    return new ScenarioResult(
        scenario(title),
        List.of(
            step("remove", StepResult.Outcome.FAILED),
            step("remove", StepResult.Outcome.NOT_REACHED)),
        Duration.ofMillis(300),
        Optional.of(new ScenarioResult.Failure(5, "remove", "\"no\" screen <b>")));
  }

  private static ScenarioResult again(ScenarioResult last, ScenarioResult first) {
    return new ScenarioResult(
        last.scenario(), last.steps(), last.took(), last.failure(), List.of(first));
  }

  private static StepResult step(String told, StepResult.Outcome outcome) {
    return new StepResult(told, 5, outcome, Duration.ofMillis(100), Optional.of("shot-001.png"));
  }

  private static Scenario scenario(String title) {
    return new Scenario(
        Path.of("scenarios", title + ".yaml"),
        title,
        "",
        CampusSettings.USUAL,
        List.of(new Act.Remove(5, ReaderPlace.PCSC)));
  }
}
