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

  private static void append(StringBuilder xml, ScenarioResult result) {
    xml.append("    <testcase classname=\"")
        .append(Escaped.of(result.scenario().file().toString()))
        .append("\" name=\"")
        .append(Escaped.of(result.scenario().title()))
        .append("\" time=\"")
        .append(seconds(result.took()))
        .append("\">\n");
    result
        .failure()
        .ifPresent(
            failure ->
                xml.append("      <failure message=\"")
                    .append(Escaped.of(failure.step() + ": " + failure.why()))
                    .append("\">")
                    .append(
                        Escaped.of(
                            result.scenario().file()
                                + ":"
                                + failure.line()
                                + ": "
                                + failure.step()
                                + ": "
                                + failure.why()))
                    .append("</failure>\n"));
    xml.append("      <system-out>");
    for (StepResult step : result.steps()) {
      xml.append(Escaped.of(line(step))).append('\n');
    }
    xml.append("</system-out>\n    </testcase>\n");
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
