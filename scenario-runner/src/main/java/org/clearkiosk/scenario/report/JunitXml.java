package org.clearkiosk.scenario.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.clearkiosk.scenario.play.ScenarioResult;
import org.clearkiosk.scenario.play.StepResult;

/** The report in the form that build servers read (testsuites, testsuite, testcase, failure). */
final class JunitXml {
  private JunitXml() {}

  static String of(List<ScenarioResult> results, Duration took) {
    long failed = results.stream().filter(result -> !result.passed()).count();
    String counts =
        "tests=\"%d\" failures=\"%d\" errors=\"0\" time=\"%s\""
            .formatted(results.size(), failed, seconds(took));
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites ").append(counts).append(">\n");
    xml.append("  <testsuite name=\"scenarios\" ").append(counts).append(">\n");
    results.forEach(result -> append(xml, result));
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  /**
   * A scenario that was played again is told as Maven's Surefire tells such tests: the failure of
   * one that passed then as {@code flakyFailure}, which fails no suite; of one that failed again
   * the first as {@code failure}, the others as {@code rerunFailure}.
   */
  private static void append(StringBuilder xml, ScenarioResult result) {
    List<ScenarioResult> tries = result.tries();
    ScenarioResult told = result.passed() ? result : tries.get(0);
    xml.append("    <testcase classname=\"")
        .append(Escaped.of(result.scenario().file().toString()))
        .append("\" name=\"")
        .append(Escaped.of(result.scenario().title()))
        .append("\" time=\"")
        .append(seconds(told.took()))
        .append("\">\n");
    told.failure()
        .ifPresent(
            failure -> {
              begin(xml, "failure", failure);
              xml.append(text(told, failure)).append("</failure>\n");
            });
    String element = result.passed() ? "flakyFailure" : "rerunFailure";
    for (ScenarioResult other :
        result.passed() ? result.earlier() : tries.subList(1, tries.size())) {
      other.failure().ifPresent(failure -> again(xml, element, other, failure));
    }
    steps(xml, "      ", told);
    xml.append("    </testcase>\n");
  }

  private static void again(
      StringBuilder xml, String element, ScenarioResult result, ScenarioResult.Failure failure) {
    begin(xml, element, failure);
    xml.append("\n        <stackTrace>").append(text(result, failure)).append("</stackTrace>\n");
    steps(xml, "        ", result);
    xml.append("      </").append(element).append(">\n");
  }

  private static void begin(StringBuilder xml, String element, ScenarioResult.Failure failure) {
    xml.append("      <")
        .append(element)
        .append(" message=\"")
        .append(Escaped.of(failure.step() + ": " + failure.why()))
        .append("\" type=\"scenario\">");
  }

  private static String text(ScenarioResult result, ScenarioResult.Failure failure) {
    return Escaped.of(
        result.scenario().file()
            + ":"
            + failure.line()
            + ": "
            + failure.step()
            + ": "
            + failure.why());
  }

  private static void steps(StringBuilder xml, String indentation, ScenarioResult result) {
    xml.append(indentation).append("<system-out>");
    for (StepResult step : result.steps()) {
      xml.append(Escaped.of(line(step))).append('\n');
    }
    xml.append("</system-out>\n");
  }

  private static String line(StepResult step) {
    return step.outcome() == StepResult.Outcome.NOT_REACHED
        ? "not reached  " + step.told()
        : "%7s s  %s".formatted(seconds(step.took()), step.told());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
  }
}
