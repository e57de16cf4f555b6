package org.clearkiosk.server.api.page;

import java.util.Locale;
import java.util.stream.Collectors;

/** One operation as it is shown: what it is for, what it takes, what it answers. */
final class Operations {
  private Operations() {}

  /** A line of the table of contents. */
  static String link(String path, String method, Node operation) {
    return "<li><a href=\"#%s\"><b class=\"%s\">%s</b><span>%s</span></a></li>\n"
        .formatted(
            Html.escaped(operation.raw("operationId").text()),
            Html.escaped(method),
            method.toUpperCase(Locale.ROOT),
            Html.escaped(path));
  }

  /** The operation. */
  static String section(String path, String method, Node operation, Node document) {
    StringBuilder html = new StringBuilder();
    html.append(
        "<section class=\"operation\" id=\"%s\"><h3>%s</h3>\n<p class=\"call\"><b class=\"%s\">%s</b> <code>%s</code> <span>%s</span></p>\n"
            .formatted(
                Html.escaped(operation.raw("operationId").text()),
                Html.line(operation.raw("summary").text()),
                Html.escaped(method),
                method.toUpperCase(Locale.ROOT),
                Html.escaped(path),
                whoMay(operation, document)));
    html.append(Html.blocks(operation.raw("description").text()));
    if (operation.raw("parameters").isThere()) {
      html.append("<h4>Parameters</h4><table><tbody>");
      operation
          .raw("parameters")
          .elements()
          .map(Node::followed)
          .forEach(parameter -> html.append(parameter(parameter)));
      html.append("</tbody></table>\n");
    }
    Node body = operation.at("requestBody");
    if (body.isThere()) {
      html.append("<h4>Request</h4>\n").append(content(body));
    }
    html.append("<h4>Answers</h4><table class=\"answers\"><tbody>");
    operation
        .raw("responses")
        .members()
        .forEach((status, answer) -> html.append(answer(status, answer)));
    return html.append("</tbody></table></section>\n").toString();
  }

  private static String whoMay(Node operation, Node document) {
    Node security =
        operation.raw("security").isThere() ? operation.raw("security") : document.raw("security");
    String schemes =
        security
            .elements()
            .flatMap(scheme -> scheme.members().keySet().stream())
            .distinct()
            .collect(Collectors.joining(" or "));
    return schemes.isEmpty() ? "for anyone" : "for: " + Html.escaped(schemes);
  }

  private static String parameter(Node parameter) {
    return "<tr><th><code>%s</code><span> %s</span></th><td>%s<div>%s</div></td></tr>\n"
        .formatted(
            Html.escaped(parameter.raw("name").text()),
            Html.escaped(parameter.raw("in").text()),
            Shapes.words(parameter.raw("schema")),
            Html.line(parameter.raw("description").text()));
  }

  private static String answer(String status, Node answer) {
    StringBuilder headers = new StringBuilder();
    answer
        .raw("headers")
        .members()
        .forEach(
            (name, header) ->
                headers.append(
                    "<div><code>%s</code>: %s</div>"
                        .formatted(
                            Html.escaped(name), Html.line(header.raw("description").text()))));
    return "<tr><th class=\"s%s\">%s</th><td>%s%s%s</td></tr>\n"
        .formatted(
            Html.escaped(status.substring(0, 1)),
            Html.escaped(status),
            Html.blocks(answer.raw("description").text()),
            headers,
            content(answer));
  }

  private static String content(Node body) {
    StringBuilder html = new StringBuilder();
    body.raw("content")
        .members()
        .forEach(
            (type, media) ->
                html.append(
                    "<div class=\"content\"><code>%s</code> %s</div>\n%s"
                        .formatted(
                            Html.escaped(type),
                            Shapes.words(media.raw("schema")),
                            Shapes.examples(media))));
    return html.toString();
  }
}
