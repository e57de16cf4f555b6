package org.clearkiosk.server.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The page shows all that the document says, to whoever sees it, hears it or prints it. */
class ApiPageTest {
  private static final String DOCUMENT = document();
  private static final String PAGE = page(DOCUMENT);

  private static String document() {
    return resource("/openapi.yaml");
  }

  private static String resource(String name) {
    try (InputStream text = ApiPageTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  private static String page(String document) {
    try {
      return ApiPage.of(document).html();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<Operation> operations() {
    Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(DOCUMENT);
    return Operation.of(new Node(root, root));
  }

  private static String section(String page, String id) {
    int start = page.indexOf("id=\"" + id + "\"");
    assertThat(start).as(id).isPositive();
    return page.substring(start, page.indexOf("</section>", start));
  }

  private static List<String> all(String regex) {
    return Pattern.compile(regex).matcher(PAGE).results().map(MatchResult::group).toList();
  }

  @Test
  void everyParameterIsShownWithItsOperationThoseOfThePathFirst() {
    List<String> shown = new ArrayList<>();
    operations()
        .forEach(
            operation ->
                operation
                    .parameters()
                    .forEach(
                        parameter -> {
                          String name = parameter.raw("name").text();
                          shown.add(name);
                          assertThat(section(PAGE, operation.id()))
                              .as(operation.id())
                              .contains("<code>" + name + "</code><span>");
                        }));
    assertThat(shown).contains("number", "office", "id", "If-Match", "after", "webhook-id");
    assertThat(section(PAGE, "putBlocker").replaceAll("(?s)<h4>Request.*", ""))
        .containsSubsequence(
            ">number</code>", ">id</code>", ">Idempotency-Key</code>", ">If-Match</code>");
  }

  @Test
  void everyOperationAndEveryWebhookIsShown() {
    assertThat(operations().map(Operation::id)).contains("putBlocker", "stepCompleted");
    operations()
        .forEach(
            operation -> {
              assertThat(PAGE).contains("<section class=\"operation\" id=\"" + operation.id());
              assertThat(PAGE).contains("href=\"#" + operation.id() + "\"");
            });
  }

  @Test
  void whatMayBeLeftOutSaysSo() {
    assertThat(section(PAGE, "changeFacts"))
        .contains("<code>Idempotency-Key</code><span> header</span>");
    assertThat(section(PAGE, "putBlocker"))
        .contains("<code>number</code><span> path</span>")
        .contains("<code>Idempotency-Key</code><span> header, if any</span>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ type: array, minItems: 1, maxItems: 9, items: { type: string } } | list of string, minItems 1, maxItems 9",
        "{ type: string, minLength: 1, maxLength: 9 } | string, minLength 1, maxLength 9",
        "{ anyOf: [{ type: string }, { type: integer }] } | string or integer",
        "{ oneOf: [{ type: string }, { type: integer }] } | string or integer",
      })
  void aShapeIsShownWithItsChoicesAndBounds(String schema, String words) {
    String page = page("{ components: { schemas: { Thing: %s } } }".formatted(schema));
    assertThat(section(page, "schema-Thing")).contains("<p>" + words + "</p>");
  }

  @Test
  void whatIsAnsweredHasAShape() {
    assertThat(section(PAGE, "changeFacts"))
        .contains("<a href=\"#schema-FactsProblem\">FactsProblem</a> or <a href=\"#schema-Problem");
    assertThat(all("<div class=\"content\"><code>[^<]+</code> (</div>)")).isEmpty();
  }

  @Test
  void whoGoesByKeyboardOrEarFindsTheWay() {
    assertThat(PAGE)
        .containsSubsequence(
            "<body><a class=\"skip\" href=\"#main\">",
            "<nav aria-label=",
            "<main id=\"main\"><h1>");
    assertThat(all("<h[1-6]").get(0)).isEqualTo("<h1");
    assertThat(all("<h1")).hasSize(1);
    String nav = PAGE.substring(PAGE.indexOf("<nav"), PAGE.indexOf("</nav>"));
    assertThat(nav).contains("<details><summary>").doesNotContain("<h");
    List<String> summaries = all("<summary>.*?</summary>");
    assertThat(summaries).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }

  @Test
  void whatIsChineseSaysSo() {
    String marked = PAGE.replaceAll("<span lang=\"zh-Hans\">[^<]*</span>", "");
    assertThat(PAGE).contains("<span lang=\"zh-Hans\">林*远</span>");
    assertThat(Pattern.compile("\\p{IsHan}").matcher(marked).find()).isFalse();
  }

  @Test
  void anExampleIsNotWiderThanTheScreenAndPaperHasNoContents() {
    String style = resource("/api-page.css");
    assertThat(style)
        .containsPattern("\npre \\{[^}]*white-space: pre-wrap; overflow-wrap: anywhere");
    assertThat(style.substring(style.indexOf("@media print")))
        .containsPattern("nav, [^{]*\\{ display: none; }");
  }
}
