package org.clearkiosk.server.api.page;

/**
 * The table of contents. It can be folded where the screen is narrow, and has no headings of its
 * own: those of the page are enough to find one's way by.
 */
final class Contents {
  private final StringBuilder html = new StringBuilder();

  /** Begins a group that leads to a heading. */
  void group(String id, String name) {
    html.append(html.isEmpty() ? "" : "</ul>\n")
        .append(
            "<p><a href=\"#%s\">%s</a></p><ul>\n".formatted(Html.escaped(id), Html.escaped(name)));
  }

  void add(Operation operation) {
    html.append(
        "<li><a href=\"#%s\"><b class=\"%s\">%s</b> <span>%s</span></a></li>\n"
            .formatted(
                Html.escaped(operation.id()),
                Html.escaped(operation.method()),
                Html.escaped(operation.verb()),
                Html.escaped(operation.place()).replace("/", "<wbr>/")));
  }

  void addShape(String name) {
    html.append("<li><a href=\"#schema-%1$s\">%1$s</a></li>\n".formatted(Html.escaped(name)));
  }

  String html() {
    return "<nav aria-label=\"Contents\"><details><summary>Contents</summary>\n%s</ul></details></nav>"
        .formatted(html);
  }
}
