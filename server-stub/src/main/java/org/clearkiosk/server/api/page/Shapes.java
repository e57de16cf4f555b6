package org.clearkiosk.server.api.page;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Schemas and examples as they are shown. */
final class Shapes {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private static final List<String> BOUNDS =
      List.of("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "default");

  private Shapes() {}

  /** What a value is, in a few words; a named schema is a link to where it is shown. */
  static String words(Node schema) {
    if (schema.referred().isPresent()) {
      String name = schema.referred().get();
      return "<a href=\"#schema-%s\">%s</a>".formatted(Html.escaped(name), Html.escaped(name));
    }
    if (schema.raw("items").isThere()) {
      return "list of " + words(schema.raw("items")) + bounds(schema);
    }
    for (String choice : List.of("oneOf", "anyOf")) {
      if (schema.raw(choice).isThere()) {
        return schema.raw(choice).elements().map(Shapes::words).collect(Collectors.joining(" or "));
      }
    }
    if (schema.raw("const").isThere()) {
      return "<code>" + Html.escaped(schema.raw("const").text()) + "</code>";
    }
    if (schema.raw("enum").isThere()) {
      return schema
          .raw("enum")
          .elements()
          .map(each -> "<code>" + Html.escaped(each.text()) + "</code>")
          .collect(Collectors.joining(" "));
    }
    String type = schema.raw("type").text();
    String format = schema.raw("format").text();
    return Html.escaped(format.isEmpty() ? type : type + ", " + format) + bounds(schema);
  }

  private static String bounds(Node schema) {
    List<String> bounds = new ArrayList<>();
    for (String bound : BOUNDS) {
      if (schema.raw(bound).isThere()) {
        bounds.add(bound + " " + schema.raw(bound).text());
      }
    }
    String words = bounds.isEmpty() ? "" : ", " + Html.escaped(String.join(", ", bounds));
    return schema.raw("pattern").isThere()
        ? words + " <code>" + Html.escaped(schema.raw("pattern").text()) + "</code>"
        : words;
  }

  /** A named schema with its members. */
  static String section(String name, Node schema) {
    StringBuilder html = new StringBuilder();
    html.append("<section class=\"schema\" id=\"schema-%1$s\"><h3>%1$s</h3>\n".formatted(name));
    html.append(Html.blocks(schema.raw("description").text()));
    Node members = schema.raw("properties");
    if (!members.isThere()) {
      return html.append("<p>").append(words(schema)).append("</p></section>\n").toString();
    }
    Set<String> needed =
        schema.raw("required").elements().map(Node::text).collect(Collectors.toSet());
    html.append("<table><tbody>");
    members
        .rawMembers()
        .forEach(
            (member, shape) ->
                html.append(
                    "<tr><th scope=\"row\"><code>%s</code>%s</th><td>%s%s</td></tr>\n"
                        .formatted(
                            Html.name(member),
                            needed.contains(member) ? "" : "<span> if any</span>",
                            words(shape),
                            described(shape))));
    return html.append("</tbody></table></section>\n").toString();
  }

  private static String described(Node shape) {
    String words = shape.raw("description").text();
    return words.isEmpty() ? "" : "<div>" + Html.line(words) + "</div>";
  }

  /**
   * The examples of a body, each of which can be unfolded.
   *
   * @param whose of what, in a few words: who goes from one to the next hears where each belongs
   */
  static String examples(Node media, String whose) {
    StringBuilder html = new StringBuilder();
    if (media.raw("example").isThere()) {
      html.append(example("Example", whose, media.raw("example")));
    }
    media
        .raw("examples")
        .members()
        .forEach(
            (name, example) ->
                html.append(example("Example " + name, whose, example.raw("value"))));
    return html.toString();
  }

  private static String example(String name, String whose, Node value) {
    String text = value.value() instanceof String plain ? plain : PRETTY.toJson(value.value());
    return "<details><summary>%s <span>(%s)</span></summary><pre>%s</pre></details>\n"
        .formatted(Html.escaped(name), Html.escaped(whose), Html.text(text));
  }
}
