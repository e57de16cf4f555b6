package org.clearkiosk.server.api.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** HTML out of text: everything is escaped first, then a little of CommonMark becomes elements. */
final class Html {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern CHINESE =
      Pattern.compile("\\p{IsHan}[\\p{IsHan}*\\x{3000}-\\x{303F}\\x{FF00}-\\x{FFEF}]*");
  private static final String ITEM = "- ";

  private Html() {}

  /** A text, escaped for content and attributes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A text, escaped for content; what is Chinese in it says so, and is read out as such. */
  static String text(String text) {
    return CHINESE.matcher(escaped(text)).replaceAll("<span lang=\"zh-Hans\">$0</span>");
  }

  /**
   * A member's name, which may be broken between its words and nowhere else if it can be helped.
   */
  static String name(String name) {
    return escaped(name).replaceAll("(?<=[a-z])(?=[A-Z])", "<wbr>");
  }

  /** A line in which {@code `code`} is code. */
  static String line(String text) {
    return CODE.matcher(text(text.strip())).replaceAll("<code>$1</code>");
  }

  /** Paragraphs and lists. */
  static String blocks(String text) {
    StringBuilder html = new StringBuilder();
    for (String block : text.strip().split("\n\\s*\n", -1)) {
      List<String> items = new ArrayList<>();
      StringBuilder words = new StringBuilder();
      for (String line : block.split("\n", -1)) {
        if (line.startsWith(ITEM)) {
          items.add(line.substring(ITEM.length()));
        } else if (items.isEmpty()) {
          words.append(line.strip()).append(' ');
        } else {
          items.set(items.size() - 1, items.get(items.size() - 1) + " " + line.strip());
        }
      }
      if (!words.toString().isBlank()) {
        html.append("<p>").append(line(words.toString())).append("</p>\n");
      }
      if (!items.isEmpty()) {
        html.append("<ul>");
        items.forEach(item -> html.append("<li>").append(line(item)).append("</li>"));
        html.append("</ul>\n");
      }
    }
    return html.toString();
  }
}
