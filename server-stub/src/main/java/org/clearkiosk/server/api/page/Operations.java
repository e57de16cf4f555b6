package org.clearkiosk.server.api.page;

import java.util.stream.Collectors;

/** One operation as it is shown: what it is for, what it takes, what it answers. */
final class Operations {
  private Operations() {}

  /** The operation. */
  static String section(Operation operation, Node document) {
    Node node = operation.node();
    StringBuilder html = new StringBuilder();
    html.append(
        "<section class=\"operation\" id=\"%s\"><h3>%s</h3>\n<p class=\"call\"><b class=\"%s\">%s</b> <code>%s</code> <span>%s</span></p>\n"
            .formatted(
                Html.escaped(operation.id()),
                Html.line(node.raw("summary").text()),
                Html.escaped(operation.method()),
                Html.escaped(operation.verb()),
                Html.escaped(operation.place()),
                operation.isWebhook() ? "from this server" : whoMay(node, document)));
    html.append(Html.blocks(node.raw("description").text()));
    String parameters =
        operation.parameters().map(Operations::parameter).collect(Collectors.joining());
    if (!parameters.isEmpty()) {
      html.append("<h4>Parameters</h4><table><tbody>%s</tbody></table>\n".formatted(parameters));
    }
    Node body = node.at("requestBody");
    if (body.isThere()) {
      html.append("<h4>Request</h4>\n").append(content(body, operation.id() + ", request"));
    }
    html.append("<h4>Answers</h4><table class=\"answers\"><tbody>");
    node.raw("responses")
        .members()
        .forEach((status, answer) -> html.append(answer(operation, status, answer)));
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
    boolean needed = parameter.raw("required").text().equals("true");
    return "<tr><th scope=\"row\"><code>%s</code><span> %s%s</span></th><td>%s<div>%s</div></td></tr>\n"
        .formatted(
            Html.escaped(parameter.raw("name").text()),
            Html.escaped(parameter.raw("in").text()),
            needed ? "" : ", if any",
            Shapes.words(parameter.raw("schema")),
            Html.line(parameter.raw("description").text()));
  }

  private static String answer(Operation operation, String status, Node answer) {
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
    return "<tr><th scope=\"row\" class=\"s%s\">%s</th><td>%s%s%s</td></tr>\n"
        .formatted(
            Html.escaped(status.substring(0, 1)),
            Html.escaped(status),
            Html.blocks(answer.raw("description").text()),
            headers,
            content(answer, operation.id() + ", " + status));
  }

  /**
   * What is sent.
   *
   * @param whose of what, in a few words
   */
  private static String content(Node body, String whose) {
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
                            Shapes.examples(media, whose))));
    return html.toString();
  }
}
