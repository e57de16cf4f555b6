package org.clearkiosk.scenario.report;

/** Text as it may stand in XML and HTML, between tags and in attributes. */
final class Escaped {
  private static final int FIRST_PRINTED = 0x20;

  private Escaped() {}

  static String of(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(escaped, point));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int point) {
    switch (point) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      case '\n', '\t' -> escaped.appendCodePoint(point);
      default -> escaped.appendCodePoint(point < FIRST_PRINTED ? '?' : point);
    }
  }
}
