package org.clearkiosk.server.support;

import java.util.List;

/** What someone would send who looks for a server that puts statements or lines together. */
public final class HostileWords {
  /** What a statement that is put together from texts would run, or stumble over. */
  public static final List<String> FOR_A_DATABASE =
      List.of(
          "'; DROP TABLE student; --",
          "\" OR 1=1",
          "x' OR '1'='1",
          "\\' OR 1=1 --\\",
          "100%_*",
          ":campus <columns> ? ${big}",
          "$$; DELETE FROM completion; $$");

  /** What ends a text, a line or a terminal's colours where they are not looked for. */
  public static final List<String> UNPRINTABLE =
      List.of(
          "x\0y",
          "x\r\n2012-06-12T09:00:00.000+08:00 INFO  HttpServer [http-1] all is well",
          "x\n{\"level\":\"INFO\"}",
          "\u001b[2K\u001b[31mred",
          "x\u0085\u009b31m",
          "x\u2028\u202ey");

  private HostileWords() {}
}
