package org.clearkiosk.server.audit;

import java.util.regex.Pattern;

/**
 * Who did something.
 *
 * @param name the kind, a slash, and which one: {@code terminal/07}, {@code operator/root}
 */
public record Actor(String name) {
  private static final Pattern NAME =
      Pattern.compile("(terminal|operator|source)/[A-Za-z0-9._-]{1,64}");

  public Actor {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name: a kind, a slash, and which one");
    }
  }

  /** A terminal, by its number. */
  public static Actor terminal(String number) {
    return new Actor("terminal/" + number);
  }

  /** A source system, by its token's name. */
  public static Actor source(String token) {
    return new Actor("source/" + token);
  }

  /**
   * Whoever runs the server or one of its commands, by the operating system's user: after sudo the
   * one as whom it runs.
   */
  public static Actor operator() {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return new Actor(
        "operator/" + (user.isEmpty() ? "_" : user.substring(0, Math.min(64, user.length()))));
  }

  @Override
  public String toString() {
    return name;
  }
}
