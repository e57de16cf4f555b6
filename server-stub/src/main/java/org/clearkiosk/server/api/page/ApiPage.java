package org.clearkiosk.server.api.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The OpenAPI document as one page that needs nothing from elsewhere and runs no script, so that it
 * can be read in a network without the Internet and under the strictest policy.
 *
 * @param html the page
 * @param contentSecurityPolicy what a browser may do with it: show it, with this very style
 */
public record ApiPage(String html, String contentSecurityPolicy) {
  /**
   * Makes the page.
   *
   * @param openApi the document, YAML; the program's own
   */
  public static ApiPage of(String openApi) throws IOException {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(openApi);
    if (!(loaded instanceof Map<?, ?> root)) {
      throw new IOException("openapi.yaml is no document");
    }
    String style = style();
    return new ApiPage(
        page(new Node(root, root), style),
        "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
            .formatted(digest(style)));
  }

  private static String page(Node document, String style) {
    Contents contents = new Contents();
    StringBuilder sections = new StringBuilder();
    document
        .raw("tags")
        .elements()
        .forEach(
            tag -> {
              String name = tag.raw("name").text();
              heading("tag-" + name, name, contents, sections);
              sections.append(Html.blocks(tag.raw("description").text()));
              Operation.of(document)
                  .filter(operation -> operation.isUnder(name))
                  .forEach(
                      operation -> {
                        contents.add(operation);
                        sections.append(Operations.section(operation, document));
                      });
            });
    heading("shapes", "Shapes", contents, sections);
    document
        .raw("components")
        .raw("schemas")
        .rawMembers()
        .forEach(
            (name, schema) -> {
              contents.addShape(name);
              sections.append(Shapes.section(name, schema));
            });
    Node info = document.raw("info");
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title><style>%2$s</style></head>
        <body><a class="skip" href="#main">Skip the contents</a>
        %3$s
        <main id="main"><h1>%1$s</h1>
        %4$s<p>For programs: <a href="/v1/openapi.yaml">/v1/openapi.yaml</a>, OpenAPI %5$s.</p>
        %6$s%7$s</main></body></html>
        """
        .formatted(
            Html.escaped(info.raw("title").text()),
            style,
            contents.html(),
            Html.blocks(info.raw("description").text()),
            Html.escaped(document.raw("openapi").text()),
            schemes(document),
            sections);
  }

  private static void heading(String id, String name, Contents contents, StringBuilder sections) {
    contents.group(id, name);
    sections.append("<h2 id=\"%s\">%s</h2>\n".formatted(Html.escaped(id), Html.escaped(name)));
  }

  private static String schemes(Node document) {
    StringBuilder html = new StringBuilder("<h2>Who may ask</h2><table><tbody>");
    document
        .raw("components")
        .raw("securitySchemes")
        .members()
        .forEach(
            (name, scheme) ->
                html.append(
                    "<tr><th scope=\"row\"><code>%s</code></th><td>%s</td></tr>\n"
                        .formatted(
                            Html.escaped(name), Html.blocks(scheme.raw("description").text()))));
    return html.append("</tbody></table>\n").toString();
  }

  private static String style() throws IOException {
    try (InputStream style = ApiPage.class.getResourceAsStream("/api-page.css")) {
      if (style == null) {
        throw new IOException("api-page.css is missing from the program");
      }
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
