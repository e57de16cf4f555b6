package org.clearkiosk.scenario.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clearkiosk.scenario.play.ScenarioResult;
import org.clearkiosk.scenario.play.StepResult;
import org.clearkiosk.scenario.script.Act;

/**
 * The report as one page that needs nothing but the pictures beside it: no network, no other file.
 */
final class HtmlPage {
  /** The longest bar beside a step, in pixels, and the seconds that it stands for. */
  private static final int LONGEST_BAR = 88;

  private static final double SECONDS_OF_LONGEST_BAR = 5;

  private final List<ScenarioResult> results;
  private final Duration took;
  private final String pictures;
  private final StringBuilder html = new StringBuilder();

  /**
   * @param pictures the folder of the pictures as the page reaches it
   */
  HtmlPage(List<ScenarioResult> results, Duration took, String pictures) {
    this.results = List.copyOf(results);
    this.took = took;
    this.pictures = pictures;
  }

  String text() {
    html.setLength(0);
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>")
        .append(Escaped.of(verdict()))
        .append(" · scenarios</title>\n<style>\n")
        .append(resource("report.css"))
        .append("</style>\n</head>\n<body>\n");
    head();
    html.append("<main>\n");
    byFolder().forEach(this::folder);
    html.append("</main>\n<dialog id=\"large\"><figure><img alt=\"\">")
        .append("<figcaption></figcaption></figure></dialog>\n<script>\n")
        .append(resource("report.js"))
        .append("</script>\n</body>\n</html>\n");
    return html.toString();
  }

  private void head() {
    long failed = failed();
    html.append("<header class=\"")
        .append(failed == 0 ? "passed" : "failed")
        .append("\">\n<div class=\"verdict\"><h1>")
        .append(Escaped.of(verdict()))
        .append("</h1>\n<p>")
        .append(results.size())
        .append(" scenarios, ")
        .append(results.stream().mapToInt(result -> result.steps().size()).sum())
        .append(" steps, ")
        .append(took.toSeconds())
        .append(" s · ")
        .append(
            ZonedDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)))
        .append("</p></div>\n<div class=\"tools\"><input id=\"search\" type=\"search\" ")
        .append("placeholder=\"Search titles, steps, codes\" aria-label=\"Search\">")
        .append("<label><input id=\"only-failed\" type=\"checkbox\"")
        .append(failed > 0 ? " checked" : "")
        .append("> failed only</label>")
        .append("<button id=\"all\" type=\"button\">Open all</button></div>\n");
    codes();
    html.append("</header>\n");
  }

  private void codes() {
    Map<String, Integer> met = new TreeMap<>();
    for (ScenarioResult result : results) {
      result.scenario().acts().stream()
          .flatMap(act -> codesOf(act).stream())
          .distinct()
          .forEach(code -> met.merge(code, 1, Integer::sum));
    }
    if (met.isEmpty()) {
      return;
    }
    html.append("<p class=\"codes\"><span>Failure codes waited for</span>");
    met.forEach(
        (code, count) ->
            html.append("<button type=\"button\" data-code=\"")
                .append(code)
                .append("\" title=\"in ")
                .append(count)
                .append(count == 1 ? " scenario" : " scenarios")
                .append("\">")
                .append(code)
                .append("</button>"));
    html.append("</p>\n");
  }

  private void folder(String name, List<ScenarioResult> inside) {
    html.append("<section>\n<h2>").append(Escaped.of(name)).append("</h2>\n");
    inside.forEach(this::scenario);
    html.append("</section>\n");
  }

  private void scenario(ScenarioResult result) {
    html.append("<details class=\"")
        .append(result.isFlaky() ? "passed again" : result.passed() ? "passed" : "failed")
        .append('"')
        .append(result.passed() ? "" : " open")
        .append(">\n<summary><span class=\"mark\">")
        .append(result.passed() ? "passed" : "failed")
        .append("</span><span class=\"title\">")
        .append(Escaped.of(result.scenario().title()))
        .append(result.isFlaky() ? " <em>when it was played again</em>" : "")
        .append("</span><span class=\"file\">")
        .append(Escaped.of(result.scenario().file().getFileName().toString()))
        .append("</span><span class=\"time\">")
        .append(seconds(result.took()))
        .append("</span></summary>\n<div class=\"inside\">\n");
    if (!result.scenario().about().isEmpty()) {
      html.append("<p class=\"about\">")
          .append(Escaped.of(result.scenario().about()))
          .append("</p>\n");
    }
    List<ScenarioResult> tries = result.tries();
    for (int index = 0; index < tries.size(); index++) {
      if (tries.size() > 1) {
        html.append("<h3>Try ").append(index + 1).append("</h3>\n");
      }
      failure(tries.get(index));
      steps(tries.get(index));
    }
    html.append("</div>\n</details>\n");
  }

  private void failure(ScenarioResult result) {
    result
        .failure()
        .ifPresent(
            failure ->
                html.append("<p class=\"why\"><strong>")
                    .append(Escaped.of(failure.step()))
                    .append("</strong> ")
                    .append(Escaped.of(failure.why()))
                    .append("</p>\n"));
  }

  private void steps(ScenarioResult result) {
    html.append("<ol class=\"steps\">\n");
    String before = "";
    for (StepResult step : result.steps()) {
      String picture = step.picture().orElse("");
      html.append("<li class=\"")
          .append(step.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .append("\"><div class=\"told\">")
          .append(Escaped.of(step.told()));
      if (step.line() > 0) {
        html.append(" <span class=\"line\">line ").append(step.line()).append("</span>");
      }
      html.append("</div><div class=\"took\">");
      if (step.outcome() == StepResult.Outcome.NOT_REACHED) {
        html.append("not reached");
      } else {
        html.append("<i style=\"width:")
            .append(bar(step.took()))
            .append("px\"></i><span>")
            .append(seconds(step.took()))
            .append("</span>");
      }
      html.append("</div>");
      if (!picture.isEmpty() && !picture.equals(before)) {
        shot(picture, step.told());
      }
      html.append("</li>\n");
      before = picture;
    }
    html.append("</ol>\n");
  }

  private void shot(String picture, String told) {
    String address = pictures + "/" + picture;
    html.append("<a class=\"shot\" href=\"")
        .append(Escaped.of(address))
        .append("\"><img loading=\"lazy\" width=\"240\" height=\"135\" src=\"")
        .append(Escaped.of(address))
        .append("\" alt=\"The screen after: ")
        .append(Escaped.of(told))
        .append("\"></a>");
  }

  private Map<String, List<ScenarioResult>> byFolder() {
    Map<String, List<ScenarioResult>> folders = new LinkedHashMap<>();
    for (ScenarioResult result : results) {
      String folder =
          Optional.ofNullable(result.scenario().file().getParent())
              .map(Path::toString)
              .orElse("here");
      folders.computeIfAbsent(folder, name -> new ArrayList<>()).add(result);
    }
    return folders;
  }

  private static List<String> codesOf(Act act) {
    return act instanceof Act.WaitForScreen wait ? wait.wanted().codes() : List.of();
  }

  private long failed() {
    return results.stream().filter(result -> !result.passed()).count();
  }

  private String verdict() {
    long failed = failed();
    long flaky = results.stream().filter(ScenarioResult::isFlaky).count();
    String passed =
        (results.size() - failed)
            + " passed"
            + (flaky == 0 ? "" : ", " + flaky + " of them when played again");
    return failed == 0 ? passed : failed + " failed, " + passed;
  }

  private static long bar(Duration took) {
    double share = Math.min(1, took.toNanos() / 1e9 / SECONDS_OF_LONGEST_BAR);
    return Math.round(share * LONGEST_BAR);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: it lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the program's own " + name + " cannot be read", e);
    }
  }
}
